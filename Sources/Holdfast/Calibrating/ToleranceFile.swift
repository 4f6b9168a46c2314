import FoundationEssentials
public import Report

extension ToleranceDocument {
    /// Reads what `calibrate` wrote.
    ///
    /// - Throws: an error with exit code 65 for a file that is no such document.
    public init(contentsOf path: String) throws(HoldfastError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw .unusable("\(path): cannot be read; pass a file that holdfast calibrate wrote")
        }
        guard data.count <= Self.mostBytes,
            let document = try? JSONDecoder().decode(ToleranceDocument.self, from: data)
        else {
            throw .unusable(
                "\(path): is no table of tolerances; pass a file that holdfast calibrate wrote")
        }
        if let problem = document.problem { throw .unusable("\(path): \(problem)") }
        self = document
    }

    /// Larger files are no tables of tolerances.
    private static var mostBytes: Int { 64 << 20 }
}
