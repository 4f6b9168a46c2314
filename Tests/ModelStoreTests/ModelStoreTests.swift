import Foundation
import ModelStore
import NeuralNet
import Testing

/// A folder that is removed with its last owner.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/model-store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // Nothing depends on its success: the system empties its temporary folder.
        try? FileManager.default.removeItem(atPath: path)
    }
}

@Suite struct ModelStoreTests {
    @Test func findsEveryModelReady() {
        let status = ModelStore().status()
        #expect(status.map(\.record) == ModelRecord.files)
        #expect(Set(status.map(\.path)).count == status.count)
        #expect(Set(ModelRecord.all.map(\.fileName)) == Set(status.map(\.record.fileName)))
        for model in status { #expect(model.isReady, "\(String(describing: model.problem))") }
    }

    @Test(arguments: ModelIdentifier.allCases) func loadsEveryModel(_ model: ModelIdentifier) throws
    {
        let network = try ModelStore().load(model)
        #expect(!network.operators.isEmpty)
    }

    @Test func namesTheMissingFileAndTheRemedy() throws {
        let folder = try TemporaryFolder()
        let store = ModelStore(folder: folder.path)
        let error = try #require(throws: ModelError.self) { try store.load(.faceMesh) }
        #expect(error.code == .missing)
        #expect(
            error.description
                == "\(folder.path)/face_landmark.tflite: is missing; run `make models`, or set "
                + "HOLDFAST_MODELS to the folder that holds it")
        #expect(store.status().allSatisfy { $0.problem?.code == .missing })
    }

    @Test func refusesAnAlteredFile() throws {
        let folder = try TemporaryFolder()
        let store = ModelStore(folder: folder.path)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: ModelStore().path(of: .eyeFeatures)))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: store.path(of: .eyeFeatures)))
        let error = try #require(throws: ModelError.self) { try store.load(.eyeFeatures) }
        #expect(error.code == .altered)
        #expect(
            error.message
                == "is not the file that Holdfast knows (its SHA-256 differs); run `make models` to "
                + "fetch it again")

        try bytes.prefix(1000).write(to: URL(fileURLWithPath: store.path(of: .eyeFeatures)))
        let short = try #require(throws: ModelError.self) { try store.load(.eyeFeatures) }
        #expect(short.code == .altered)
        #expect(short.message.contains("1000 bytes instead of 2495106"))
    }

    @Test func refusesWhatIsNoFile() throws {
        let folder = try TemporaryFolder()
        let store = ModelStore(folder: folder.path)
        try FileManager.default.createDirectory(
            atPath: store.path(of: .identity), withIntermediateDirectories: false)
        let directory = try #require(throws: ModelError.self) { try store.load(.identity) }
        #expect(directory.code == .unreadable)

        #expect(mkfifo(store.path(of: .faceMesh), 0o600) == 0)
        let pipe = try #require(throws: ModelError.self) { try store.load(.faceMesh) }
        #expect(pipe.code == .unreadable)
    }

    @Test func agreesWithTheScriptThatFetches() throws {
        let script = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/fetch-models.sh")
        let lines = try String(contentsOf: script, encoding: .utf8).split(separator: "\n")
        for record in ModelRecord.all {
            let line = lines.first { $0.hasPrefix(record.sha256) }
            #expect(
                line?.hasSuffix("/\(record.fileName) \(record.package)==\(record.packageVersion)")
                    == true, "\(record.fileName)")
        }
    }

    @Test func digestsFilesOfAnyLength() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/bytes"
        // FIPS 180-4 examples: "abc", and one million times "a".
        try Data("abc".utf8).write(to: URL(fileURLWithPath: path))
        #expect(
            ContentDigest.sha256(ofFileAt: path)
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        try Data(repeating: UInt8(ascii: "a"), count: 1_000_000)
            .write(to: URL(fileURLWithPath: path))
        #expect(
            ContentDigest.sha256(ofFileAt: path)
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        #expect(ContentDigest.sha256(ofFileAt: path + "-absent") == nil)
        #expect(ContentDigest.sha256(ofFileAt: folder.path) == nil)
    }
}
