import Dispatch
import FoundationEssentials
import GRDB
import Glibc
import TakeStore
import Testing

struct TakeStoreTests {
    /// A store in a folder of its own, removed with the value's last use.
    private final class Scratch {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "holdfast-store-\(UInt64.random(in: 0...UInt64.max))")
        var path: String { folder.appending(path: "takes.sqlite").path }

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }
    }

    private func run(
        _ path: String, state: String = "selected", sha256: String = "aa", anchors: String = "x",
        shot: String? = "sc010"
    ) -> RunRecord {
        RunRecord(
            path: path, sha256: sha256, anchors: anchors,
            shot: shot.map {
                ShotRecord(
                    name: $0, path: nil,
                    references: [.init(role: "identity", path: "/her.png", sha256: "bb")])
            }, duration: 4, frames: 96, frameRate: 24, width: 640, height: 360, codec: "h264",
            version: "1", state: state, usableUntil: 3, firstToBreak: nil, reasons: ["one", "two"])
    }

    private func keep(_ store: TakeStore, _ run: RunRecord, key: String? = nil) throws {
        let key = key ?? run.path + run.sha256
        try store.keep(
            run, key: key, measurement: "m" + key, spelling: run.path, row: [1, 2],
            document: Array(run.path.utf8))
    }

    @Test func whatIsKeptIsFoundAfterOpeningAgain() throws {
        let scratch = try Scratch()
        try keep(TakeStore(path: scratch.path), run("/t/b.mp4", state: "rejected"))
        try keep(TakeStore(path: scratch.path), run("/t/a.mp4"))
        let store = try TakeStore(path: scratch.path)
        let takes = try store.takes()
        #expect(takes.map(\.path) == ["/t/a.mp4", "/t/b.mp4"])
        #expect(takes[1].verdict == "rejected" && takes[1].shot == "sc010")
        #expect(takes[1].reasons == ["one", "two"] && takes[1].review == nil)
        #expect(try store.document(ofTake: takes[0].id) == Array("/t/a.mp4".utf8))
        #expect(try store.isConsistent())
    }

    @Test func theSameAnalysisTwiceIsOneRun() throws {
        let scratch = try Scratch()
        let store = try TakeStore(path: scratch.path)
        for _ in 0..<3 { try keep(store, run("/t/a.mp4")) }
        #expect(try store.takes().map(\.runs) == [1])
        try keep(store, run("/t/a.mp4", state: "maybe", sha256: "cc"))
        let take = try #require(try store.takes().first)
        #expect(take.runs == 2 && take.verdict == "maybe" && take.sha256 == "cc")
    }

    @Test func answersAreFoundByKeyThenByMeasurement() throws {
        let scratch = try Scratch()
        let store = try TakeStore(path: scratch.path)
        try keep(store, run("/t/a.mp4"), key: "k")
        let alike = try #require(
            try store.analysis(key: "k", measurement: "mk", spelling: "/t/a.mp4"))
        #expect(alike.isJudgedAlike && alike.isSpelledAlike && alike.row == [1, 2])
        let moved = try #require(
            try store.analysis(key: "k", measurement: "mk", spelling: "/t/moved.mp4"))
        #expect(moved.isJudgedAlike && !moved.isSpelledAlike)
        let judgedAnew = try #require(
            try store.analysis(key: "other", measurement: "mk", spelling: "/t/a.mp4"))
        #expect(!judgedAnew.isJudgedAlike)
        #expect(try store.analysis(key: "k", measurement: "no", spelling: "/t/a.mp4") == nil)
    }

    @Test func reviewsGoStaleWhenTakeOrAnchorChanges() throws {
        let scratch = try Scratch()
        let store = try TakeStore(path: scratch.path)
        try keep(store, run("/t/a.mp4"))
        let id = try store.take("a.mp4").id
        try store.review(take: id, .maybe, author: "Ada", note: "")
        try store.review(take: id, .approved, author: "Bo", note: "to 3 s")
        var latest = try #require(try store.take("1").review)
        #expect(latest.state == "approved" && latest.author == "Bo" && latest.note == "to 3 s")
        #expect(!latest.isStale && latest.at > 1_600_000_000)
        #expect(try store.reviews(ofTake: id).map(\.author) == ["Bo", "Ada"])
        try keep(store, run("/t/a.mp4", anchors: "y"), key: "new anchor")
        latest = try #require(try store.take("1").review)
        #expect(latest.isStale)
        try keep(store, run("/t/a.mp4", anchors: "x"), key: "old anchor")
        #expect(try store.take("1").review?.isStale == false)
        try keep(store, run("/t/a.mp4", sha256: "dd"))
        #expect(try store.take("1").review?.isStale == true)
        #expect(try store.takes(TakeFilter(isStale: true)).count == 1)
    }

    @Test func filtersNarrow() throws {
        let scratch = try Scratch()
        let store = try TakeStore(path: scratch.path)
        try keep(store, run("/t/a.mp4"))
        try keep(store, run("/t/b.mp4", state: "rejected"))
        try keep(store, run("/u/a.mp4", shot: nil))
        try store.review(take: try store.take("/t/a.mp4").id, .approved, author: "A", note: "")
        func paths(_ filter: TakeFilter) throws -> [String] { try store.takes(filter).map(\.path) }
        #expect(try paths(TakeFilter(shot: "sc010")) == ["/t/a.mp4", "/t/b.mp4"])
        #expect(try paths(TakeFilter(verdict: "rejected")) == ["/t/b.mp4"])
        #expect(try paths(TakeFilter(review: "none")) == ["/t/b.mp4", "/u/a.mp4"])
        #expect(try paths(TakeFilter(review: "approved", path: "/t/")) == ["/t/a.mp4"])
        #expect(try paths(TakeFilter(shot: "' OR 1=1 --")) == [])
        #expect(try store.take("b.mp4").path == "/t/b.mp4")
        let several = #expect(throws: StoreError.self) { try store.take("a.mp4") }
        #expect(several?.message.contains("holds several takes a.mp4") == true)
        let none = #expect(throws: StoreError.self) { try store.take("z.mp4") }
        #expect(none?.code == .unknownTake)
    }

    @Test func digestsAreRememberedForUnchangedFiles() throws {
        let scratch = try Scratch()
        let store = try TakeStore(path: scratch.path)
        let file = scratch.folder.appending(path: "a.mp4").path
        try Data("one".utf8).write(to: URL(filePath: file))
        let young = try #require(FileStamp(of: file))
        try store.remember("11", of: file, young)
        #expect(try store.digest(of: file, young) == nil)
        let past = Date(timeIntervalSinceNow: -100)
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: file)
        let old = try #require(FileStamp(of: file))
        try store.remember("11", of: file, old)
        #expect(try store.digest(of: file, old) == "11")
        try Data("other".utf8).write(to: URL(filePath: file))
        #expect(try store.digest(of: file, try #require(FileStamp(of: file))) == nil)
    }

    @Test func otherFilesAreNoStores() throws {
        let scratch = try Scratch()
        try Data("this is not a database, whatever it is".utf8)
            .write(to: URL(filePath: scratch.path))
        let foreign = #expect(throws: StoreError.self) { try TakeStore(path: scratch.path) }
        #expect(foreign?.code == .damaged)
        let nowhere = #expect(throws: StoreError.self) {
            try TakeStore(path: scratch.folder.path + "/no/such/takes.sqlite")
        }
        #expect(nowhere?.code == .unwritable)
        #expect(nowhere?.description.contains("--store") == true)
    }

    /// A store as the first version made it, word for word: today's program reads what it holds, and goes
    /// on with it.
    @Test func aStoreOfTheFirstVersionIsBroughtUpToDate() throws {
        let scratch = try Scratch()
        try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: FirstVersion.store) }
        let store = try TakeStore(path: scratch.path)
        let take = try #require(try store.takes().first)
        #expect(take.path == "/t/old.mp4" && take.shot == "sc010" && take.verdict == "rejected")
        #expect(take.usableUntil == 2.5 && take.reasons == ["one", "two"] && take.runs == 1)
        #expect(take.review?.state == "maybe" && take.review?.author == "Ada")
        #expect(take.review?.isStale == false)
        let kept = try #require(
            try store.analysis(key: "k", measurement: "m", spelling: "/t/old.mp4"))
        #expect(kept.isJudgedAlike && kept.isSpelledAlike && kept.document == [3, 4, 5])
        try keep(store, run("/t/old.mp4", sha256: "new"))
        #expect(try store.take("old.mp4").runs == 2)
        #expect(try store.take("old.mp4").review?.isStale == true)
        #expect(try store.isConsistent())
        // A store made today is no other.
        let fresh = try Scratch()
        _ = try TakeStore(path: fresh.path)
        #expect(try FirstVersion.schema(of: scratch.path) == FirstVersion.schema(of: fresh.path))
    }

    @Test func anEmptyFileBecomesAStoreAndLaterVersionsAreRefused() throws {
        let scratch = try Scratch()
        try Data().write(to: URL(filePath: scratch.path))
        try keep(TakeStore(path: scratch.path), run("/t/a.mp4"))
        try DatabaseQueue(path: scratch.path).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of tomorrow')")
        }
        let error = #expect(throws: StoreError.self) { try TakeStore(path: scratch.path) }
        #expect(error?.code == .newer)
        #expect(
            error?.description == scratch.path
                + ": was made by a later version of this program; use that version, or name another "
                + "store with --store")
        // What a later version knows is not touched.
        let takes = try DatabaseQueue(path: scratch.path).read {
            try String.fetchAll($0, sql: "SELECT path FROM takes")
        }
        #expect(takes == ["/t/a.mp4"])
    }

    @Test func writersWaitAndThenSayWhoIsInTheWay() throws {
        let scratch = try Scratch()
        let store = try TakeStore(path: scratch.path, patience: 0.2)
        let other = try DatabaseQueue(path: scratch.path)
        try other.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            let error = #expect(throws: StoreError.self) { try keep(store, run("/t/a.mp4")) }
            #expect(error?.code == .locked)
            #expect(error?.message.contains("in use by another program") == true)
            // Readers do not wait for writers.
            #expect(try store.takes().isEmpty)
            try database.execute(sql: "COMMIT")
        }
        try keep(store, run("/t/a.mp4"))
        #expect(try store.takes().count == 1)
    }

    @Test func aWriterWaitsForAnotherAndThenWrites() async throws {
        let scratch = try Scratch()
        let store = try TakeStore(path: scratch.path, patience: 60)
        let other = try DatabaseQueue(path: scratch.path)
        let asked = DispatchSemaphore(value: 0)
        let writer = try other.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            let writer = Task.detached {
                asked.signal()
                try self.keep(store, self.run("/t/a.mp4"))
            }
            asked.wait()
            // Time to come upon the lock.
            usleep(50_000)
            try database.execute(sql: "COMMIT")
            return writer
        }
        try await writer.value
        #expect(try store.takes().count == 1)
    }
}
