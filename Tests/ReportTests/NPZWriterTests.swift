import Report
import Testing

@Suite struct NPZWriterTests {
    private let table = EmbeddingTable(
        frame: [0, 7], identity: [nil, [Float](repeating: 0.5, count: 128)],
        colour: [[1, 2, 3], [4, 5, .nan]], structure: [[9], [10]])

    @Test func holdsFourArraysOfStatedShape() throws {
        let entries = try storedEntries(try NPZWriter.bytes(table))
        #expect(
            entries.map(\.name) == ["frame.npy", "identity.npy", "colour.npy", "structure.npy"])
        let expected = [
            ("<i8", "(2,)", 2 * 8), ("<f4", "(2, 128)", 2 * 128 * 4), ("<f4", "(2, 3)", 2 * 3 * 4),
            ("<f4", "(2, 1)", 2 * 4),
        ]
        for (entry, (type, shape, length)) in zip(entries, expected) {
            let data = entry.data
            #expect(data.starts(with: [0x93] + Array("NUMPY".utf8) + [1, 0]))
            let headerEnd = 10 + Int(data[8]) + Int(data[9]) << 8
            #expect(headerEnd.isMultiple(of: 64))
            let header = String(decoding: data[10..<headerEnd], as: UTF8.self)
            #expect(
                header.hasPrefix(
                    "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"))
            #expect(header.hasSuffix(" \n"))
            #expect(data.count - headerEnd == length)
        }
    }

    @Test func absentIdentityIsNaNThroughout() throws {
        let identity = try storedEntries(try NPZWriter.bytes(table))[1].data.suffix(2 * 128 * 4)
        let floats = stride(from: identity.startIndex, to: identity.endIndex, by: 4).map { i in
            Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(identity[i + $1]) << (8 * $1) })
        }
        #expect(floats.prefix(128).allSatisfy { $0.isNaN })
        #expect(floats.suffix(128).allSatisfy { $0 == 0.5 })
    }

    @Test func sameTableIsSameBytes() throws {
        let again = try NPZWriter.bytes(table)
        #expect(try NPZWriter.bytes(table) == again)
    }

    @Test func emptyTableIsAnArchiveOfEmptyArrays() throws {
        let entries = try storedEntries(try NPZWriter.bytes(EmbeddingTable()))
        #expect(entries.map(\.data.count) == [128, 128, 128, 128])
    }

    @Test func unevenRowsAreAnError() {
        var uneven = table
        uneven.colour[1].removeLast()
        let error = #expect(throws: ReportError.self) { try NPZWriter.bytes(uneven) }
        #expect(error?.code == .unevenArrays)
        #expect(error?.place == "colour")
    }

    /// The stored entries of a zip archive, found through its central directory.
    ///
    /// Source: PKWARE APPNOTE 6.3.10, §4.3.7, §4.3.12 and §4.3.16.
    private func storedEntries(_ zip: [UInt8]) throws -> [(name: String, data: [UInt8])] {
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(zip[offset + $1]) << (8 * $1) }
        }
        let end = zip.count - 22
        try #require(number(end, 4) == 0x0605_4B50)
        var directory = number(end + 16, 4)
        var entries: [(name: String, data: [UInt8])] = []
        for _ in 0..<number(end + 10, 2) {
            try #require(number(directory, 4) == 0x0201_4B50)
            #expect(number(directory + 10, 2) == 0, "stored, not compressed")
            #expect(number(directory + 12, 4) == 0x0021_0000, "no clock time")
            let size = number(directory + 24, 4)
            let name = zip[(directory + 46)..<(directory + 46 + number(directory + 28, 2))]
            let local = number(directory + 42, 4)
            try #require(number(local, 4) == 0x0403_4B50)
            let data = local + 30 + number(local + 26, 2) + number(local + 28, 2)
            entries.append(
                (String(decoding: name, as: UTF8.self), Array(zip[data..<(data + size)])))
            directory += 46 + [28, 30, 32].reduce(0) { $0 + number(directory + $1, 2) }
        }
        return entries
    }
}
