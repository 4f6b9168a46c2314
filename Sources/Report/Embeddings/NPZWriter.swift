/// Embeddings as NumPy's `.npz`: arrays `frame`, `identity`, `colour` and `structure`.
public enum NPZWriter {
    /// The bytes of the archive: the same table is the same bytes.
    ///
    /// - Returns: An uncompressed zip of four `.npy` files: `frame` int64 [n], `identity` float32 [n, 128]
    ///   with NaN rows where no face was found, `colour` float32 [n, c], `structure` float32 [n, s].
    /// - Throws: `ReportError` of code `unevenArrays` when rows are missing or differ in length.
    public static func bytes(_ table: EmbeddingTable) throws(ReportError) -> [UInt8] {
        let count = table.frame.count
        let identityWidth = EmbeddingTable.identityLength
        let colourWidth = table.colour.first?.count ?? 0
        let structureWidth = table.structure.first?.count ?? 0
        try check(table.identity, count: count, width: identityWidth, name: "identity")
        try check(table.colour, count: count, width: colourWidth, name: "colour")
        try check(table.structure, count: count, width: structureWidth, name: "structure")
        return try ZipArchive.bytes(entries: [
            ("frame.npy", NPYArray.vector(table.frame)),
            ("identity.npy", NPYArray.matrix(table.identity, width: identityWidth)),
            ("colour.npy", NPYArray.matrix(table.colour, width: colourWidth)),
            ("structure.npy", NPYArray.matrix(table.structure, width: structureWidth)),
        ])
    }

    private static func check(
        _ rows: [[Float]?], count: Int, width: Int, name: String
    ) throws(ReportError) {
        guard rows.count == count, rows.allSatisfy({ ($0?.count ?? width) == width }) else {
            throw ReportError(
                code: .unevenArrays, path: "",
                message: "embeddings do not fit their frames; please report this fault",
                place: name)
        }
    }
}
