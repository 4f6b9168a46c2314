internal import CFFmpeg
import Foundation

/// Draws everything into one folder, or finds that it is there already.
struct Workshop: Sendable {
    let output: String
    let pictures: String

    /// One file to make: its line of the manifest and the work.
    private struct Job: Sendable {
        let entry: Manifest.Entry
        let work: @Sendable (_ path: String) throws(FixtureError) -> Void
    }

    /// Draws what is missing or stale: all of it, because it is quick.
    ///
    /// - Returns: the number of files drawn, 0 when all were current.
    func run() async throws -> Int {
        if isCurrent { return 0 }
        av_log_set_level(AV_LOG_ERROR)
        // Without its stamp the folder counts as stale, should this be interrupted.
        try? FileManager.default.removeItem(atPath: path("stamp"))
        for folder in ["takes", "clips", "stills", "preflight"] {
            try? FileManager.default.removeItem(atPath: path(folder))
            try makeFolder(folder)
        }

        let portraits = try readPortraits()
        let jobs =
            takeJobs(portraits) + clipJobs() + stillJobs(portraits)
            + preflightJobs(portraits)
        let entries = try await withThrowingTaskGroup(of: (Int, Manifest.Entry).self) { group in
            var entries = jobs.map(\.entry)
            for (index, job) in jobs.enumerated() {
                group.addTask {
                    var entry = job.entry
                    let path = path(entry.file)
                    try job.work(path)
                    guard let checksum = Checksum.ofFile(path) else {
                        throw FixtureError("was not written", path: path)
                    }
                    entry.sha256 = checksum
                    return (index, entry)
                }
            }
            for try await (index, entry) in group { entries[index] = entry }
            return entries
        }
        try Manifest(entries: entries).write(to: path("manifest.json"))
        do {
            try stamp.write(toFile: path("stamp"), atomically: true, encoding: .utf8)
        } catch {
            throw FixtureError("cannot be written; check the disk", path: path("stamp"))
        }
        return entries.count
    }

    private func path(_ file: String) -> String { output + "/" + file }

    private func makeFolder(_ name: String) throws(FixtureError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path(name), withIntermediateDirectories: true)
        } catch {
            throw FixtureError("cannot be made; choose a folder you may write", path: path(name))
        }
    }

    /// Changes with this program and with the encoders it uses.
    private var stamp: String {
        let program = Bundle.main.executablePath.flatMap(Checksum.ofFile) ?? "unknown"
        return "\(program) avcodec \(avcodec_version())\n"
    }

    private var isCurrent: Bool {
        guard let kept = try? String(contentsOfFile: path("stamp"), encoding: .utf8), kept == stamp,
            let manifest = Manifest(contentsOf: path("manifest.json"))
        else { return false }
        return manifest.entries.allSatisfy { Checksum.ofFile(path($0.file)) == $0.sha256 }
    }

    private func readPortraits() throws(FixtureError) -> [String: RGBPicture] {
        var result: [String: RGBPicture] = [:]
        for portrait in Portrait.all {
            let path = pictures + "/" + portrait.fileName
            guard Checksum.ofFile(path) == portrait.sha256 else {
                throw FixtureError(
                    "is missing or not the picture we pinned; run Fixtures/fetch-pictures.sh",
                    path: path)
            }
            result[portrait.fileName] = try RGBPicture(contentsOf: path)
        }
        return result
    }

    private func takeJobs(_ portraits: [String: RGBPicture]) -> [Job] {
        TakeRecipe.catalogue.map { take in
            Job(entry: take.entry) { path throws(FixtureError) in
                try take.draw(from: portraits, to: path)
            }
        }
    }

    private func clipJobs() -> [Job] {
        let cards = ClipRecipe.catalogue.map { clip in
            Job(entry: clip.entry) { path throws(FixtureError) in try clip.draw(to: path) }
        }
        let sound = Manifest.Entry(file: "clips/sound-only.mka", purpose: "no video track")
        let empty = Manifest.Entry(file: "clips/empty.mp4", purpose: "a file of no bytes")
        return cards + [
            Job(entry: sound) { path throws(FixtureError) in
                try ClipWriter.writeSoundFile(path: path, seconds: 1)
            },
            Job(entry: empty) { path throws(FixtureError) in
                guard FileManager.default.createFile(atPath: path, contents: nil) else {
                    throw FixtureError("cannot be written", path: path)
                }
            },
        ]
    }

    private func stillJobs(_ portraits: [String: RGBPicture]) -> [Job] {
        StillRecipe.catalogue.map { still in
            Job(entry: still.entry) { path throws(FixtureError) in
                try still.draw(from: portraits, to: path)
            }
        }
    }

    private func preflightJobs(_ portraits: [String: RGBPicture]) -> [Job] {
        PreflightRecipe.catalogue.map { still in
            Job(entry: still.entry) { path throws(FixtureError) in
                try still.draw(from: portraits, to: path)
            }
        }
    }
}
