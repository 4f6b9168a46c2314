public import NeuralNet

/// A model whose file is the right one, to be read now or later.
///
/// Keeps the file mapped: whoever renames or removes it afterwards changes nothing.
public struct VerifiedModel: Sendable {
    /// What the file is known to be.
    public let record: ModelRecord
    private let file: VerifiedFile

    init(_ record: ModelRecord, _ file: VerifiedFile) {
        self.record = record
        self.file = file
    }

    /// The network in the file.
    ///
    /// - Throws: `malformed` or `unsupported`, which no file of the catalogue does.
    public func network() throws(ModelError) -> NetworkDescription {
        let bytes = file.contents.bytes
        return switch record.format {
        case .tflite: try TFLiteReader.read(bytes, part: record.part, path: file.path)
        case .dlib: try DlibReader.read(bytes, path: file.path)
        case .pytorch: try PyTorchReader.read(bytes, path: file.path)
        }
    }
}

/// The bytes of a model file, known to be the ones of its record; shared by the models in it.
final class VerifiedFile: Sendable {
    let path: String
    let contents: FileBytes

    /// Maps the file at `path` and checks it.
    ///
    /// - Throws: `missing`, `unreadable` or `altered`.
    init(_ record: ModelRecord, path: String) throws(ModelError) {
        self.path = path
        contents = try FileBytes(path: path, byteCount: record.byteCount)
        guard ContentDigest.sha256(of: contents.bytes) == record.sha256 else {
            throw ModelError(
                .altered,
                "is not the file that Holdfast knows (its SHA-256 differs); run `make models` to "
                    + "fetch it again", path: path)
        }
    }
}
