/// A picture drawn from a seed: smooth colour with grain. Benchmarks/Peers/pictures.py draws the same
/// bytes, so that stored activations need no stored picture.
struct ParityPicture {
    let height: Int
    let width: Int
    /// `[height, width, 3]`, 0...255.
    let samples: [UInt8]

    /// Pixels between the colours that are drawn and blended.
    private static let cell = 16

    init(seed: UInt64, height: Int, width: Int) {
        self.height = height
        self.width = width
        var samples: [UInt8] = []
        samples.reserveCapacity(height * width * 3)
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<3 {
                    let blend = Self.blend(seed, y, x, channel)
                    let place = (1 << 20) + (y * width + x) * 3 + channel
                    samples.append(UInt8((3 * blend + Self.randomByte(seed, place)) / 4))
                }
            }
        }
        self.samples = samples
    }

    /// Every sample through `normalise`, which is also told its channel.
    func floats(_ normalise: (Float, Int) -> Float) -> [Float] {
        samples.enumerated().map { normalise(Float($1), $0 % 3) }
    }

    private static func blend(_ seed: UInt64, _ y: Int, _ x: Int, _ channel: Int) -> Int {
        func colour(_ row: Int, _ column: Int) -> Int {
            randomByte(seed, (row * 64 + column) * 3 + channel)
        }
        let (row, column, fy, fx) = (y / cell, x / cell, y % cell, x % cell)
        let above = colour(row, column) * (cell - fx) + colour(row, column + 1) * fx
        let below = colour(row + 1, column) * (cell - fx) + colour(row + 1, column + 1) * fx
        return (above * (cell - fy) + below * fy) / (cell * cell)
    }

    /// The top byte of SplitMix64 (Steele, Lea, Flood 2014) at any place of its sequence.
    private static func randomByte(_ seed: UInt64, _ index: Int) -> Int {
        var z = seed &+ (UInt64(index) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) >> 56)
    }
}
