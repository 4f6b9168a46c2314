/// Convolutions and what else networks need, at one level.
public struct NetworkKernels: Sendable {
    init(level: SIMDLevel) {}
}
