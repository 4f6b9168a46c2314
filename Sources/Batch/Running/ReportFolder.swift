internal import FoundationEssentials
internal import Glibc
internal import Report
internal import Review

/// The pages of a batch: `index.html` over all takes, `takes/NAME.html` for each.
///
/// A page is made from an analysis and from pictures, which are kept in `.pictures` under what they were
/// measured from, so that a known take gets its page without being analysed again.
final class ReportFolder {
    private let path: String
    private var takes: [String: ShotPage.Take] = [:]
    private var used: Set<String> = []

    init(_ path: String) throws(BatchError) {
        self.path = path
        for folder in [path, path + "/takes", path + "/.pictures"] {
            try OutputFolder.make(folder, option: "--report")
        }
        do throws(ReportError) {
            try OutputFile.ensureWritable(path + "/index.html")
        } catch {
            throw BatchError(error)
        }
    }

    /// The file for the pictures of what was measured under `key`.
    func pictures(_ key: String) -> String { "\(path)/.pictures/\(key).json" }

    /// Whether a page can be made without measuring again.
    func holdsPictures(_ key: String) -> Bool { FileSystem.exists(pictures(key)) }

    /// Writes the page of a take.
    func add(_ row: TakeRow, _ document: [UInt8], key: String) throws(BatchError) {
        guard
            let document = try? JSONDecoder().decode(AnalysisDocument.self, from: Data(document))
        else { throw .fault("\(row.path): its analysis cannot be read again") }
        used.insert(pictures(key))
        let kept = FileManager.default.contents(atPath: pictures(key))
            .flatMap { StoredPictures.pictures([UInt8]($0)) }
        let pictures = kept ?? TakePictures()
        let page = "takes/\(row.name).html"
        let file = "\(path)/\(page)"
        do throws(ReportError) {
            let html = try TakePage.html(
                document, pictures: pictures,
                clip: .beside(RelativePath.path(to: row.path, from: file)), back: "../index.html")
            if !FileSystem.holds(file, [UInt8](html.utf8)) { try OutputFile.write(html, to: file) }
        } catch {
            throw BatchError(error)
        }
        takes[row.name] = ShotPage.Take(
            document, name: row.name, page: page, picture: pictures.handoff(of: document))
    }

    /// Removes the page of a take that could not be analysed.
    func remove(_ name: String) {
        takes[name] = nil
        unlink("\(path)/takes/\(name).html")
    }

    /// Writes `index.html`: each shot in the order of its names, the takes of each as they are ranked, what
    /// could not be analysed at its end.
    func writeIndex(_ rows: [TakeRow]) throws(BatchError) {
        let names = Set(rows.compactMap(\.shot)).sorted()
        var shots = names.map { name in
            ShotPage.Shot(name: name, takes: ranked(rows.filter { $0.shot == name }))
        }
        let others = ranked(rows.filter { $0.shot == nil && $0.error == nil })
        let failed = rows.compactMap { row in
            row.error.map { ShotPage.Take(failed: row.name, error: $0) }
        }
        if !others.isEmpty { shots.append(ShotPage.Shot(name: nil, takes: others)) }
        if !failed.isEmpty {
            // Which shot a broken file was for is not known; one shot alone leaves no doubt.
            if shots.count == 1 {
                shots[0].takes += failed
            } else {
                shots.append(ShotPage.Shot(name: "not analysed", takes: failed))
            }
        }
        do throws(ReportError) {
            try OutputFile.write(ShotPage.html(shots), to: path + "/index.html")
        } catch {
            throw BatchError(error)
        }
        for file in FileSystem.matches(of: FileSystem.quoted(path) + "/.pictures/*.json")
        where !used.contains(file) { unlink(file) }
    }

    private func ranked(_ rows: [TakeRow]) -> [ShotPage.Take] {
        TakeRanking.ranked(rows.compactMap(BatchRanking.standing)).compactMap { entry in
            var take = takes[entry.standing.name]
            take?.reason = entry.reason
            return take
        }
    }
}
