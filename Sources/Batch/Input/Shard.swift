/// One of several runs that share a set of takes.
public struct Shard: Hashable, Sendable {
    /// Which, from 1.
    public let index: Int
    /// Of how many.
    public let count: Int

    /// Reads `i/n`; `nil` unless 1 ≤ i ≤ n ≤ 10 000.
    public init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
            (1...10_000).contains(count), (1...count).contains(index)
        else { return nil }
        self.index = index
        self.count = count
    }

    /// `i/n`.
    public var text: String { "\(index)/\(count)" }

    /// Whether the content with this SHA-256 is this shard's: its first 60 bits modulo the count, so that
    /// n runs cover every take exactly once, wherever its file lies and whatever it is called.
    public func covers(_ sha256: String) -> Bool {
        (Int(sha256.prefix(15), radix: 16) ?? 0) % count == index - 1
    }
}
