internal import Dispatch
internal import Synchronization

/// The values of `body` at 0..<`count`, in order, computed on all processors: for work in a few large parts,
/// such as packing the weights of networks.
package func concurrentMap<Value: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Value
) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let value = body(index)
        values.withLock { $0[index] = value }
    }
    return values.withLock { $0.compactMap { $0 } }
}
