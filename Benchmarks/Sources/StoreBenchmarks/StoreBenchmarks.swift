import ArgumentParser
import BenchmarkFigures
import Foundation
import TakeStore

/// Times what people wait for in a store of many takes.
@main
struct StoreBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "StoreBenchmarks",
        abstract: "Times list, filter and export of a store of many takes.",
        discussion: "Example: StoreBenchmarks --takes 2000")

    @Option(help: "Takes in the store.")
    var takes = 2000

    @Option(help: "Bytes of each take's document.")
    var documentBytes = 150_000

    @Option(help: "Measurements behind each median.")
    var repeats = 9

    func run() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(
                path: "holdfast-store-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "takes.sqlite").path
        try fill(TakeStore(path: path))
        print("\(takes) takes, each with a document of \(documentBytes) bytes and a review by hand")
        try time("open and list all") { try TakeStore(path: path).takes().count }
        let store = try TakeStore(path: path)
        try time("list all") { try store.takes().count }
        try time("list one shot") { try store.takes(TakeFilter(shot: "shot 7")).count }
        try time("list what is selected and not reviewed") {
            try store.takes(TakeFilter(verdict: "selected", review: "none")).count
        }
        try time("list what is stale") { try store.takes(TakeFilter(isStale: true)).count }
        try time("export all as JSON") {
            try JSONEncoder().encode(try store.takes()).count
        }
        try time("show one with its reviews and document") {
            let take = try store.take("\(takes / 2)")
            return try store.reviews(ofTake: take.id).count
                + (try store.document(ofTake: take.id)?.count ?? 0)
        }
    }

    private func time(_ name: String, _ work: () throws -> Int) throws {
        var seconds: [Double] = []
        var found = 0
        for _ in 0..<repeats {
            let began = ContinuousClock.now
            found = try work()
            let taken = began.duration(to: .now).components
            seconds.append(Double(taken.seconds) + Double(taken.attoseconds) / 1e18)
        }
        let median = Figure.decimal(quantile(seconds, 0.5).map { $0 * 1000 }, places: 1)
        print("\(name): \(median) ms (\(found))")
    }

    private func fill(_ store: TakeStore) throws {
        let states = ["selected", "maybe", "rejected"]
        let document = [UInt8](repeating: 0x20, count: documentBytes)
        for index in 0..<takes {
            let path = "/takes/\(index % 40)/\(index).mp4"
            for version in 0..<2 {
                try store.keep(
                    RunRecord(
                        path: path, sha256: "content \(index)", anchors: "anchors \(version)",
                        shot: ShotRecord(
                            name: "shot \(index % 40)", path: nil,
                            references: [.init(role: "identity", path: "/her.png", sha256: "x")]),
                        duration: 15, frames: 360, frameRate: 24, width: 1280, height: 720,
                        codec: "h264", version: "1", state: states[index % 3], usableUntil: 9.3,
                        firstToBreak: "identity.face",
                        reasons: ["identity.face drifts 9.3-15.0 s, major, peak 2.1 tolerances"]),
                    key: "\(index) \(version)", measurement: "\(index)", spelling: path, row: [1],
                    document: document)
                if version == index % 2 {
                    try store.review(
                        take: try store.take("\(index + 1)").id, .approved, author: "Ada", note: "")
                }
            }
        }
    }
}
