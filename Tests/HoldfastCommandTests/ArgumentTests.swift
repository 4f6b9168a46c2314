import ArgumentParser
import Holdfast
import HoldfastCommand
import Testing

@Suite struct ArgumentTests {
    @Test func analyzeReadsEveryOption() throws {
        let command = try AnalyzeCommand.parse([
            "take.mp4", "--anchor", "her.png", "--anchor", "first-frame=a=b.png", "--json", "-",
            "--chart", "take.svg", "--handoff", "next.png", "--embeddings", "take.npz",
            "--without-faces", "--threads", "2", "--quiet", "--window", "1.5",
        ])
        #expect(command.take == "take.mp4")
        #expect(command.anchorOptions.anchors.map(\.path) == ["her.png", "a=b.png"])
        #expect(command.anchorOptions.anchors.map(\.role.rawValue) == ["identity", "first-frame"])
        #expect(command.json == "-" && command.chart == "take.svg")
        #expect(command.handoff == "next.png" && command.embeddings == "take.npz")
        #expect(command.windowOptions.window == 1.5)
        #expect(command.runOptions.withoutFaces && command.runOptions.quiet)
        #expect(command.runOptions.threads == 2)
    }

    @Test func analyzeNeedsOnlyATake() throws {
        let command = try AnalyzeCommand.parse(["take.mp4"])
        #expect(command.anchorOptions.anchors.isEmpty && command.windowOptions.window == 3)
        #expect(!command.runOptions.withoutFaces && !command.runOptions.quiet)
        #expect(command.runOptions.threads == nil && command.json == nil)
    }

    @Test func batchAndItsWorkersReadTolerances() throws {
        let batch = try BatchCommand.parse(
            ["takes", "--output", "out", "--tolerances", "own.json"])
        #expect(batch.group.tolerances == "own.json")
        #expect(try WorkerCommand.parse(["--tolerances", "own.json"]).tolerances == "own.json")
    }

    @Test func fileThatLooksLikeARoleIsWrittenWithItsFolder() throws {
        #expect(try AnchorArgument(parsing: "./her=2.png").path == "./her=2.png")
        #expect(try AnchorArgument(parsing: "Her=2.png").path == "Her=2.png")
        #expect(try AnchorArgument(parsing: "wardrobe=coat.png").role.rawValue == "wardrobe")
    }

    @Test func handoffReadsEachWayToNameAFrame() throws {
        let output = ["take.mp4", "--output", "next.png"]
        #expect(try HandoffCommand.parse(output + ["--frame", "180"]).frame == 180)
        #expect(try HandoffCommand.parse(output + ["--time", "7.5"]).time == 7.5)
        #expect(try HandoffCommand.parse(output + ["--last"]).last)
    }

    @Test func otherVerbsReadTheirFiles() throws {
        let compare = try CompareCommand.parse(["a.png", "b.png", "--json", "-"])
        #expect(compare.first == "a.png" && compare.second == "b.png" && compare.json == "-")
        #expect(try ProbeCommand.parse(["take.mp4"]).file == "take.mp4")
        #expect(try ModelsCommand.parse(["--json", "models.json"]).json == "models.json")
        #expect(try HoldfastCommand.parseAsRoot(["analyse", "a.mp4"]) is AnalyzeCommand)
    }

    /// Arguments, and the sentence they are refused with.
    static let refusals: [(arguments: String, sentence: String)] = [
        ("analyze", "Missing expected argument '<take>'"),
        ("analyze a.mp4 --threads 0", "--threads 0 is not in 1 to 64."),
        ("analyze a.mp4 --threads x", "The value 'x' is invalid for '--threads <n>'"),
        (
            "analyze a.mp4 --anchor foo=b.png",
            """
            The value 'foo=b.png' is invalid for '--anchor <still>': foo is no role; use identity, \
            wardrobe, location, prop, composition, style, first-frame, last-frame, \
            or ./foo=b.png for a file of that name.
            """
        ),
        (
            "analyze a.mp4 --anchor identity=",
            "The value 'identity=' is invalid for '--anchor <still>': name a still."
        ),
        (
            "analyze a.mp4" + (1...10).map { " --anchor \($0).png" }.joined(),
            "10 anchors are too many; a shot has at most 9."
        ),
        (
            "analyze a.mp4 --window=-1",
            "--window is a number of seconds above 0, at most 86400, such as 1.5."
        ),
        (
            "analyze a.mp4 --window nan",
            "--window is a number of seconds above 0, at most 86400, such as 1.5."
        ),
        (
            "analyze a.mp4 --chart a.jpg",
            "--chart draws SVG and PNG; name a file that ends in .svg or .png."
        ),
        (
            "analyze a.mp4 --json - --chart -",
            "--json and --chart both name -; name two outputs."
        ),
        (
            "analyze a.mp4 --embeddings -",
            "--embeddings is not text and cannot go to standard output; name a file."
        ),
        (
            "analyze a.mp4 --anchor b.png --handoff b.png",
            "--handoff b.png would replace what is read; name another file."
        ),
        ("handoff a.mp4", "Missing expected argument '--output <frame.png>'"),
        (
            "handoff a.mp4 --output a.mp4",
            "--output a.mp4 would replace what is read; name another file."
        ),
        (
            "handoff a.mp4 --output b.png --last --frame 3",
            "--frame, --time and --last each name a frame; give one of them."
        ),
        ("handoff a.mp4 --output b.png --frame=-3", "--frame counts from 0."),
        (
            "handoff a.mp4 --output b.png --time inf",
            "--time is a number of seconds from 0, such as 7.5."
        ),
        ("compare a.png", "Missing expected argument '<second>'"),
        ("probe", "Missing expected argument '<file>'"),
        ("probe a.mp4 b.mp4", "Unexpected argument 'b.mp4'"),
        ("models --mend", "Unknown option '--mend'"),
        ("nonsense", "Unexpected argument 'nonsense'"),
    ]

    @Test(arguments: refusals)
    func wrongUsageIsOneSentenceAnd64(_ refusal: (arguments: String, sentence: String)) {
        do {
            _ = try HoldfastCommand.parseAsRoot(
                refusal.arguments.split(separator: " ").map(String.init))
            Issue.record("was accepted")
        } catch {
            #expect(HoldfastCommand.exitCode(for: error).rawValue == 64)
            #expect(HoldfastCommand.message(for: error) == refusal.sentence)
        }
    }
}
