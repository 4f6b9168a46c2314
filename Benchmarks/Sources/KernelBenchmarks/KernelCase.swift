import VectorCore

/// One kernel at one size: how to run it at a level, and what it then does.
struct KernelCase {
    /// What is counted of a call.
    enum Work {
        /// Floating-point operations; a fused product counts as two.
        case operations(Double)
        /// Bytes read and written, each once.
        case bytes(Double)
    }

    /// Short and unique; peers name the case by it.
    let name: String
    /// Sizes, in words.
    let size: String
    let work: Work
    /// The work at a level; memory is made beforehand.
    let run: (KernelTable) throws -> () -> Void
    /// The definition of the kernel, scalar; `nil` where it runs for seconds.
    let reference: (() -> Void)?
}
