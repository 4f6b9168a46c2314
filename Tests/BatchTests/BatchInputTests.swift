import Batch
import Foundation
import Holdfast
import Review
import Testing

struct BatchInputTests {
    private func files(_ names: String...) throws -> ScratchFolder {
        let scratch = try ScratchFolder()
        for name in names { try scratch.write("x", to: name) }
        return scratch
    }

    private func paths(_ scratch: ScratchFolder, _ names: String...) throws -> [String] {
        try BatchInput(paths: names.map(scratch.path)).items().map {
            String($0.path.dropFirst(scratch.path("").count))
        }
    }

    @Test func foldersHoldTakesAtAnyDepth() throws {
        let scratch = try files(
            "b.mp4", "a.MOV", "notes.txt", ".hidden.mp4", "sub/c.webm", ".git/d.mp4", "a.json",
            "upload.mp4.part")
        #expect(try paths(scratch, "") == ["a.MOV", "b.mp4", "sub/c.webm"])
    }

    @Test func whatIsNamedTwiceIsDoneOnce() throws {
        let scratch = try files("a.mp4", "b.mp4")
        #expect(try paths(scratch, "", "a.mp4", "*.mp4") == ["a.mp4", "b.mp4"])
        #expect(try paths(scratch, "[ab].mp4") == ["a.mp4", "b.mp4"])
    }

    @Test func shotFilesBringTheirTakesAndStills() throws {
        let scratch = try files("takes/a.mp4", "takes/b.mp4", "her.png", "other.png")
        try scratch.write("shot: s\nanchor: her.png\ntakes: ['takes/*.mp4']", to: "s.yaml")
        let items = try BatchInput(paths: [scratch.path("s.yaml")]).items()
        #expect(items.map(\.shot?.shot.name) == ["s", "s"])
        #expect(items[0].anchors == [AnchorRequest(path: scratch.path("her.png"))])
        let other = AnchorRequest(path: scratch.path("other.png"), role: .firstFrame)
        let held = try BatchInput(paths: [scratch.path("s.yaml")], anchors: [other]).items()
        #expect(held[0].anchors == [other])
    }

    @Test func listsNameTakesShotsAndStills() throws {
        let scratch = try files("a.mp4", "b, c.mp4", "her.png")
        try scratch.write("shot: s\nanchor: her.png", to: "s.yaml")
        try scratch.write(
            "take,shot,anchor\r\na.mp4,s.yaml,\r\n\"b, c.mp4\",,her.png\r\n", to: "l.csv")
        let items = try BatchInput(paths: [scratch.path("l.csv")]).items()
        #expect(items.map(\.path) == [scratch.path("a.mp4"), scratch.path("b, c.mp4")])
        #expect(items.map(\.shot?.shot.name) == ["s", nil])
        #expect(
            items.map(\.anchors)
                == Array(repeating: [.init(path: scratch.path("her.png"))], count: 2))
        try scratch.write("# comment\na.mp4\n\nb, c.mp4\n", to: "l.txt")
        #expect(try paths(scratch, "l.txt") == ["a.mp4", "b, c.mp4"])
    }

    @Test(arguments: [
        ("absent.mp4", "is not there; correct the path"),
        ("*.avi", "matches no file; correct the pattern"),
        ("empty.csv", "lists no take; write one path a line"),
        ("wrong.csv", ":1: there is no column stil; use take, shot, anchor"),
        ("wide.csv", ":2: has 2 fields for 1 columns"), ("hole.csv", ":2: names no take"),
        ("bare.yaml", "names no takes; add takes:"), ("bad.yaml", "there is no key sho"),
    ])
    func whatCannotBeUsedIsNamed(_ wrong: (name: String, words: String)) throws {
        let scratch = try files("a.mp4")
        try scratch.write("", to: "empty.csv")
        try scratch.write("take,stil\na.mp4,b", to: "wrong.csv")
        try scratch.write("take\na.mp4,b", to: "wide.csv")
        try scratch.write("take,anchor\n,b", to: "hole.csv")
        try scratch.write("shot: a", to: "bare.yaml")
        try scratch.write("sho: a", to: "bad.yaml")
        let error = #expect(throws: BatchError.self) {
            try BatchInput(paths: [scratch.path(wrong.name)]).items()
        }
        #expect(error?.exitCode == 65)
        #expect(error?.message.hasPrefix(scratch.path(wrong.name)) == true)
        #expect(error?.message.contains(wrong.words) == true, "\(error?.message ?? "")")
    }

    @Test func namesAreShortAndNeverShared() {
        func names(_ paths: String...) -> [String] {
            BatchPlan.named(paths.map { BatchItem(path: $0) }).map(\.name)
        }
        #expect(names("t/a.mp4", "t/b.mp4") == ["a", "b"])
        #expect(names("t/a.mp4", "t/a.mov") == ["a.mp4", "a.mov"])
        #expect(names("t/a.mp4", "u/a.mp4") == ["t-a.mp4", "u-a.mp4"])
        #expect(names("summary.mp4") == ["summary.mp4"])
        #expect(names("x/t/a.mp4", "y/t/a.mp4") == ["x-t-a.mp4", "y-t-a.mp4"])
        #expect(names("t/a.mp4", "t/a.mov", "u/a.mp4") == ["t-a.mp4", "a.mov", "u-a.mp4"])
        #expect(names("t/u-a.mp4", "u/a", "v/a") == ["u-a", "a-2", "v-a"])
        #expect(names(".holdfast-names.mp4") == [".holdfast-names.mp4"])
    }

    /// A take that has a name keeps it beside one that would share it, whichever comes first.
    @Test func namesOnceGivenStay() {
        func names(_ paths: String..., keeping kept: [String: String]) -> [String] {
            BatchPlan.named(paths.map { BatchItem(path: $0) }, keeping: kept).map(\.name)
        }
        #expect(names("/t/a.mp4", "/u/a.mp4", keeping: ["/t/a.mp4": "a"]) == ["a", "u-a.mp4"])
        #expect(names("/t/a.mp4", "/u/a.mp4", keeping: ["/u/a.mp4": "a"]) == ["t-a.mp4", "a"])
        #expect(names("/u/a.mp4", keeping: ["/t/a.mp4": "a"]) == ["a"])
        #expect(names("/u/a.mp4", keeping: ["/u/a.mp4": "u-a.mp4"]) == ["u-a.mp4"])
        // What was kept wrongly gives no two takes one name, nor a name of ours.
        let same = ["/t/a.mp4": "x", "/t/b.mp4": "x", "/t/c.mp4": "summary", "/t/d.mp4": "../d"]
        #expect(
            names("/t/a.mp4", "/t/b.mp4", "/t/c.mp4", "/t/d.mp4", keeping: same)
                == ["x", "b", "c", "d"])
    }

    @Test func shardsCoverEveryTakeOnce() throws {
        let digests = (0..<500).map { number in
            String(repeating: "0", count: 7)
                + String(number &* 2_654_435_761 % 4_294_967_296, radix: 16)
                + String(repeating: "f", count: 40)
        }
        for count in [1, 2, 3, 7] {
            let shards = try (1...count).map { try #require(Shard(parsing: "\($0)/\(count)")) }
            for digest in digests { #expect(shards.count { $0.covers(digest) } == 1) }
            let most = shards.map { shard in digests.count { shard.covers($0) } }
            #expect(most.allSatisfy { $0 > 500 / count / 2 })
        }
        for wrong in ["0/2", "3/2", "1", "a/b", "1/", "-1/2", "1/0", "1/99999"] {
            #expect(Shard(parsing: wrong) == nil)
        }
    }
}
