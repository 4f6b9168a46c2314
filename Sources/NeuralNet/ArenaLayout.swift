/// A stretch of a session's memory, in floats, with the steps during which its values matter.
struct ArenaBuffer {
    /// Floats; the layout rounds it up to whole cache lines.
    let count: Int
    /// First and last step that touches it.
    var live: ClosedRange<Int>
    /// Float index from the arena's start, once laid out.
    var offset = 0
}

/// Places buffers so that two share memory only when they are never live together.
///
/// Greedy by size: the largest first, each at the lowest free offset (Pisarchyk and Lee, "Efficient
/// Memory Management for Deep Neural Net Inference", 2020, §5.2).
enum ArenaLayout {
    /// Sets every offset and returns the floats that the arena needs.
    static func place(_ buffers: inout [ArenaBuffer]) -> Int {
        let order = buffers.indices.sorted {
            (buffers[$1].count, $0) < (buffers[$0].count, $1)
        }
        var placed: [Int] = []
        var total = 0
        for index in order {
            let size = lines(buffers[index].count)
            let rivals = placed.filter { buffers[$0].live.overlaps(buffers[index].live) }
                .sorted { (buffers[$0].offset, $0) < (buffers[$1].offset, $1) }
            var offset = 0
            for rival in rivals {
                if offset + size <= buffers[rival].offset { break }
                offset = max(offset, buffers[rival].offset + lines(buffers[rival].count))
            }
            buffers[index].offset = offset
            total = max(total, offset + size)
            placed.append(index)
        }
        return total
    }

    /// `count` rounded up to 16 floats, a cache line of 64 bytes.
    private static func lines(_ count: Int) -> Int { (count + 15) & ~15 }
}
