import Batch
import Foundation
import Report
import Review
import TakeStore
import Testing

@Suite(.serialized) struct BatchRunnerTests {
    /// What a run told, in order.
    private final class Told {
        var analysed: [String] = []
        var known: [String] = []

        func hear(_ event: BatchEvent) {
            guard case .finished(let row, let wasKnown, _, _) = event else { return }
            if wasKnown { known.append(row.name) } else { analysed.append(row.name) }
        }
    }

    private func run(
        _ scratch: ScratchFolder, _ paths: [String] = ["takes"], output: String? = "out",
        worker: [String]? = nil, shot: String? = nil,
        change: (inout BatchOptions) -> Void = { _ in }
    ) throws -> (document: BatchDocument, told: Told) {
        var options = BatchOptions(
            output: output.map(scratch.path), store: scratch.path("takes.sqlite"), threads: 2,
            optionsText: "tests",
            worker: worker ?? [ScratchFolder.program, "worker", "--without-faces"])
        change(&options)
        let told = Told()
        let input = BatchInput(
            paths: paths.map(scratch.path),
            shot: try shot.map { try BatchShot(path: scratch.path($0)) })
        return (try BatchRunner(input, options: options, tell: told.hear).run(), told)
    }

    @Test func everyTakeIsAnalysedOnceAndOneBadFileStopsNothing() throws {
        let scratch = try ScratchFolder()
        try scratch.copy("freeze.mp4", to: "takes/freeze.mp4")
        try scratch.copy("steady.mp4", to: "takes/steady.mp4")
        try scratch.copy("steady.mp4", to: "takes/again.mp4")
        try scratch.write("no video", to: "takes/broken.mp4")
        let first = try run(scratch)
        #expect(
            first.document.takes.map { "\($0.name) \($0.state)" } == [
                "again selected", "broken failed", "freeze rejected", "steady selected",
            ])
        // One of two files with the same content is analysed, the other takes its answer.
        #expect(first.told.analysed.sorted() == ["again", "broken", "freeze"])
        let again = try JSONDecoder().decode(
            AnalysisDocument.self, from: Data(scratch.read("out/again.json").utf8))
        let steady = try JSONDecoder().decode(
            AnalysisDocument.self, from: Data(scratch.read("out/steady.json").utf8))
        #expect(again.take.path.hasSuffix("again.mp4") && steady.take.path.hasSuffix("steady.mp4"))
        #expect(again.channels == steady.channels)
        #expect(try scratch.read("out/summary.csv").split(separator: "\n").count == 5)
        let junit = try scratch.read("out/junit.xml")
        #expect(junit.contains("<failure type=\"criterion\" message=\"fired: freeze 1.3-2.0 s"))
        #expect(junit.contains("errors=\"1\""))
        #expect(throws: CocoaError.self) { try scratch.read("out/broken.json") }

        let outputs = try scratch.contents("out")
        let second = try run(scratch)
        #expect(second.told.analysed == ["broken"] && second.told.known.count == 3)
        #expect(try scratch.contents("out") == outputs)
        // Another folder gets the same from the store alone.
        let third = try run(scratch, output: "elsewhere")
        #expect(third.told.analysed == ["broken"])
        #expect(try scratch.contents("elsewhere") == outputs)
        #expect(try TakeStore(path: scratch.path("takes.sqlite")).isConsistent())
    }

    @Test func otherRulesNeedNoOtherAnalysis() throws {
        let scratch = try ScratchFolder()
        try scratch.copy("freeze.mp4", to: "takes/freeze.mp4")
        _ = try run(scratch)
        try scratch.write("shot: s\ncriteria: ['maybe: freeze']", to: "s.yaml")
        let judged = try run(scratch, shot: "s.yaml")
        #expect(judged.told.known == ["freeze"])
        #expect(judged.document.takes[0].state == "maybe" && judged.document.takes[0].best)
        try scratch.write("shot: s\ncriteria: ['maybe: freeze']\nduration: 15s", to: "s.yaml")
        #expect(try run(scratch, shot: "s.yaml").document.takes[0].state == "rejected")
        let take = try #require(try TakeStore(path: scratch.path("takes.sqlite")).takes().first)
        #expect(take.runs == 3 && take.shot == "s" && take.verdict == "rejected")
    }

    @Test func pagesAreMadeAnewFromWhatIsKept() throws {
        let scratch = try ScratchFolder()
        try scratch.copy("freeze.mp4", to: "takes/freeze.mp4")
        try scratch.write("no video", to: "takes/broken.mp4")
        let pages = { (options: inout BatchOptions) in
            options.report = scratch.path("pages")
        }
        let first = try run(scratch, change: pages)
        #expect(first.told.analysed.sorted() == ["broken", "freeze"])
        let index = try scratch.read("pages/index.html")
        #expect(index.contains("href=\"takes/freeze.html\"") && index.contains("1 failed"))
        #expect(index.contains("<img alt=\"frame "))
        let page = try scratch.read("pages/takes/freeze.html")
        #expect(page.contains("src=\"../../takes/freeze.mp4\""))
        #expect(page.contains("href=\"../index.html\""))
        // The same again, from the store and the pictures alone.
        let second = try run(scratch, change: pages)
        #expect(second.told.known == ["freeze"])
        #expect(try scratch.read("pages/index.html") == index)
        // Other rules make another page without another analysis.
        try scratch.write("shot: s\ncriteria: ['maybe: freeze']", to: "s.yaml")
        let judged = try run(scratch, shot: "s.yaml", change: pages)
        #expect(judged.told.known == ["freeze"])
        #expect(try scratch.read("pages/takes/freeze.html").contains("badge maybe"))
        // Without its pictures a page needs the take once more.
        try FileManager.default.removeItem(atPath: scratch.path("pages/.pictures"))
        #expect(try run(scratch, change: pages).told.analysed.sorted() == ["broken", "freeze"])
        // A take that is broken now has no page that says otherwise.
        try scratch.write("no video", to: "takes/freeze.mp4")
        _ = try run(scratch, change: pages)
        #expect(throws: CocoaError.self) { try scratch.read("pages/takes/freeze.html") }
    }

    @Test func aTakeThatChangesOrVanishesIsNotTheOldOne() throws {
        let scratch = try ScratchFolder()
        try scratch.copy("steady.mp4", to: "takes/a.mp4")
        #expect(try run(scratch).document.takes[0].state == "selected")
        try FileManager.default.removeItem(atPath: scratch.path("takes/a.mp4"))
        try scratch.copy("freeze.mp4", to: "takes/a.mp4")
        let changed = try run(scratch)
        #expect(changed.told.analysed == ["a"] && changed.document.takes[0].state == "rejected")
        try scratch.write("takes/a.mp4\n", to: "list.txt")
        try FileManager.default.removeItem(atPath: scratch.path("takes/a.mp4"))
        let gone = try run(scratch, ["list.txt"])
        #expect(gone.document.takes[0].state == "failed")
        #expect(gone.document.takes[0].error?.contains("cannot be read any more") == true)
        #expect(throws: CocoaError.self) { try scratch.read("out/a.json") }
    }

    /// A second take of one name, in another folder, changes nothing that tells of the first.
    @Test func aTakeKeepsItsNameWhateverComesBesideIt() throws {
        let scratch = try ScratchFolder()
        try scratch.copy("steady.mp4", to: "takes/one/t1.mp4")
        _ = try run(scratch)
        let first = try scratch.read("out/t1.json")
        try scratch.copy("freeze.mp4", to: "takes/many/t1.mp4")
        let second = try run(scratch)
        #expect(second.document.takes.map(\.name) == ["many-t1.mp4", "t1"])
        #expect(second.told.analysed == ["many-t1.mp4"] && second.told.known == ["t1"])
        let outputs = try scratch.contents("out")
        #expect(
            outputs.keys.sorted() == [
                "junit.xml", "many-t1.mp4.json", "summary.csv", "summary.json", "t1.json",
            ])
        #expect(try scratch.read("out/t1.json") == first)
        #expect(try run(scratch, ["takes/many"]).document.takes[0].name == "many-t1.mp4")
        _ = try run(scratch)
        #expect(try scratch.contents("out") == outputs)
        // Names that cannot be read are given anew.
        try scratch.write("[", to: "out/.holdfast-names.json")
        #expect(try run(scratch).document.takes.map(\.name) == ["many-t1.mp4", "one-t1.mp4"])
    }

    @Test func workersThatDieOrHangCostTheirTakeAlone() throws {
        let scratch = try ScratchFolder()
        try scratch.copy("steady.mp4", to: "takes/a.mp4")
        try scratch.copy("freeze.mp4", to: "takes/b.mp4")
        let dying = try run(scratch, worker: ["/bin/sh", "-c", "read line; kill -SEGV $$"])
        #expect(dying.document.counts.failed == 2)
        #expect(dying.document.takes[0].error?.contains("was brought down by signal 11") == true)
        let hanging = try run(scratch, worker: ["/bin/sh", "-c", "sleep 100"]) { $0.timeout = 0.3 }
        #expect(hanging.document.counts.failed == 2)
        #expect(hanging.document.takes[1].error?.contains("--timeout") == true)
        let babbling = try run(scratch, worker: ["/bin/sh", "-c", "read line; echo what"])
        #expect(babbling.document.counts.failed == 2)
        let stopping = try run(scratch, worker: ["/bin/sh", "-c", "exit 0"]) {
            $0.failFast = true
            $0.threads = 1
        }
        #expect(stopping.document.counts.failed == 1 && stopping.document.counts.skipped == 1)
    }

    @Test func shardsShareTheTakes() throws {
        let scratch = try ScratchFolder()
        for (index, name) in ["steady", "freeze", "black", "cut"].enumerated() {
            try scratch.copy("\(name).mp4", to: "takes/\(index).mp4")
        }
        var names: [String] = []
        for index in 1...3 {
            // Nothing is analysed here: what matters is which take is whose.
            let part = try run(scratch, output: "out\(index)", worker: ["/bin/false"]) {
                $0.shard = Shard(parsing: "\(index)/3")
            }
            names += part.document.takes.map(\.name)
            #expect(part.document.shard == "\(index)/3")
        }
        #expect(names.sorted() == ["0", "1", "2", "3"])
    }

    @Test func twoBatchesDoNotShareAFolder() throws {
        let scratch = try ScratchFolder()
        try scratch.copy("steady.mp4", to: "takes/a.mp4")
        let options = BatchOptions(
            output: scratch.path("out"), store: scratch.path("s.sqlite"), threads: 1,
            optionsText: "", worker: ["/bin/false"])
        let input = BatchInput(paths: [scratch.path("takes")])
        let first = try BatchRunner(input, options: options) { _ in }
        let error = #expect(throws: BatchError.self) {
            try BatchRunner(input, options: options) { _ in }
        }
        #expect(error?.message.contains("another batch is writing there") == true)
        #expect(try first.run().counts.failed == 1)
        #expect(throws: BatchError.self) {
            var blocked = options
            blocked.output = scratch.path("takes/a.mp4")
            _ = try BatchRunner(input, options: blocked) { _ in }
        }
    }

    /// Killed at random moments and run again, a batch ends with the bytes of an undisturbed one, and
    /// analyses nothing again that it had told as finished.
    @Test func killedAndRunAgainItEndsTheSame() throws {
        let scratch = try ScratchFolder()
        for name in ["steady", "freeze", "black", "cut", "duplicate", "exposure"] {
            try scratch.copy("\(name).mp4", to: "takes/\(name).mp4")
        }
        func arguments(_ run: String) -> [String] {
            [
                "batch", scratch.path("takes"), "--without-faces", "--threads", "2", "--output",
                scratch.path(run), "--store", scratch.path(run + ".sqlite"),
            ]
        }
        try launch(arguments("calm"), killAfter: nil, log: scratch.path("calm.log"))
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5 {
            try launch(
                arguments("rough"), killAfter: Double.random(in: 0.02...0.5, using: &random),
                log: scratch.path("rough.log"))
            #expect(try TakeStore(path: scratch.path("rough.sqlite")).isConsistent())
        }
        try launch(arguments("rough"), killAfter: nil, log: scratch.path("rough.log"))
        #expect(try scratch.contents("rough") == scratch.contents("calm"))
        let finished = try scratch.read("rough.log").split(separator: "\n")
            .filter { $0.hasPrefix("[") && !$0.hasSuffix("(known)") }
            .compactMap { $0.split(separator: " ").dropFirst().first }
        #expect(Set(finished).count == finished.count, "\(finished)")
    }

    private func launch(_ arguments: [String], killAfter: Double?, log: String) throws {
        if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(filePath: log)) }
        let output = try FileHandle(forWritingTo: URL(filePath: log))
        try output.seekToEnd()
        let process = Process()
        process.executableURL = URL(filePath: ScratchFolder.program)
        process.arguments = arguments
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        if let killAfter {
            usleep(UInt32(killAfter * 1e6))
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
    }
}
