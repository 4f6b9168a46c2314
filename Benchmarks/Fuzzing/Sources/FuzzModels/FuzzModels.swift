import NeuralNet

/// Reads an input as every kind of model file: a network that has been checked, or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func readModel(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let file = UnsafeRawBufferPointer(start: bytes, count: count)
    do throws(ModelError) {
        _ = try TFLiteReader.read(file, path: "input.tflite")
    } catch {
        precondition(!error.message.isEmpty)
    }
    do throws(ModelError) {
        _ = try DlibReader.read(file, path: "input.dat")
    } catch {
        precondition(!error.message.isEmpty)
    }
    do throws(ModelError) {
        _ = try PyTorchReader.read(file, path: "input.pth")
    } catch {
        precondition(!error.message.isEmpty)
    }
    return 0
}
