import Foundation
import ModelStore

/// What a reference runtime computed, as Benchmarks/Peers/make_activations.py stored it.
struct ParityReference: Decodable {
    struct Entry: Decodable {
        let name: String
        /// Values in the whole activation.
        let count: Int
        /// How many of them are stored; all, or places `step · k mod count`.
        let samples: Int
        /// Largest magnitude in the whole activation.
        let largest: Double
    }

    struct Picture: Decodable {
        let seed: UInt64
        let extent: Int
    }

    let modelSHA256: String
    let inputSHA256: String
    let picture: Picture
    let sampleStep: Int
    let layers: [Entry]
    let outputs: [Entry]
    private(set) var values: [Float] = []

    private enum CodingKeys: CodingKey {
        case modelSHA256, inputSHA256, picture, sampleStep, layers, outputs
    }

    static func stored(for model: ModelIdentifier) throws -> ParityReference {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/Activations")
        let index = folder.appendingPathComponent(model.rawValue + ".json")
        var reference = try JSONDecoder().decode(Self.self, from: Data(contentsOf: index))
        let bytes = try Data(contentsOf: folder.appendingPathComponent(model.rawValue + ".f32"))
        reference.values = bytes.withUnsafeBytes { raw in
            (0..<raw.count / 4).map {
                Float(
                    bitPattern: UInt32(
                        littleEndian: raw.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
            }
        }
        return reference
    }

    /// Where the values of each entry begin, layers before outputs.
    func starts(of entries: [Entry], from first: Int) -> [Int] {
        entries.indices.map { index in first + entries[..<index].reduce(0) { $0 + $1.samples } }
    }

    /// Largest difference at the stored places, over the largest magnitude in the whole activation;
    /// infinite when the counts differ or a value is not finite.
    func error(of activation: [Float], against entry: Entry, storedAt start: Int) -> Double {
        guard activation.count == entry.count, activation.allSatisfy(\.isFinite) else {
            return .infinity
        }
        var largest = 0.0
        for sample in 0..<entry.samples {
            let place = entry.samples == entry.count ? sample : sampleStep * sample % entry.count
            let difference = Double(activation[place]) - Double(values[start + sample])
            largest = max(largest, abs(difference))
        }
        return largest / max(entry.largest, .leastNormalMagnitude)
    }
}
