import FixtureMaker
import Foundation
import Testing

/// What `make fixtures` left, against what its manifest says of it.
struct ManifestTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/Cache").path

    private let manifest: Manifest

    init() throws {
        manifest = try #require(
            Manifest(contentsOf: Self.folder + "/manifest.json"), "run make fixtures first")
    }

    @Test func holdsEveryFileAsItWasDrawn() throws {
        #expect(manifest.entries.count >= 55)
        for entry in manifest.entries {
            #expect(
                Checksum.ofFile(Self.folder + "/" + entry.file) == entry.sha256, "\(entry.file)")
        }
    }

    @Test func namesEachFileOnceAndItsAnchor() {
        let files = manifest.entries.map(\.file)
        #expect(Set(files).count == files.count)
        for entry in manifest.entries {
            if let anchor = entry.anchor { #expect(files.contains(anchor), "\(entry.file)") }
        }
    }

    /// Every defect is a control or says when it begins and who must notice.
    @Test func saysWhatEachTakeMustFire() throws {
        let takes = manifest.entries.filter { $0.anchor != nil }
        #expect(takes.contains { $0.holds == true } && takes.contains { $0.holds == false })
        for take in takes where take.holds == false {
            if take.defectKind == nil {
                #expect(try #require(take.onset) > 0)
                #expect(try !#require(take.channels).isEmpty)
            } else {
                #expect(try !#require(take.defectFrames).isEmpty)
            }
        }
    }

    /// The documentation has a line for every file.
    @Test func isDescribedInTheReadme() throws {
        let readme = try String(
            contentsOfFile: (Self.folder as NSString).deletingLastPathComponent + "/README.md",
            encoding: .utf8)
        for entry in manifest.entries {
            let name = (entry.file as NSString).lastPathComponent
            #expect(readme.contains("`\(name)`"), "\(entry.file)")
        }
    }
}
