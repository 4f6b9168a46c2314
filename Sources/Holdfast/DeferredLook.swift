import Faces
import ModelStore
import Synchronization
import VectorCore

/// The network of looks, read when it is first needed: takes and stills with a face do without.
final class DeferredLook: Sendable {
    private let source: VerifiedModel
    private let kernels: NetworkKernels
    private let read = Mutex<LookModel?>(nil)

    init(_ source: VerifiedModel, kernels: NetworkKernels) {
        self.source = source
        self.kernels = kernels
    }

    /// The network, ready to run. Whoever asks while it is read waits.
    var model: LookModel {
        read.withLock { read in
            if let read { return read }
            do {
                let model = try LookModel(source.network(), kernels: kernels)
                read = model
                return model
            } catch {
                preconditionFailure("the file was checked: \(error)")
            }
        }
    }
}
