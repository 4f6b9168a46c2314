import Foundation

/// What is in the folder of fixtures and what each file is there to show; `manifest.json`.
package struct Manifest: Codable, Sendable {
    /// Name and version of this layout.
    package static let schema = "holdfast.fixtures/1"

    package var schema = Manifest.schema
    package var entries: [Entry]

    /// One file. A field that says nothing about a file is absent.
    package struct Entry: Codable, Sendable {
        /// Path below the folder of fixtures.
        package var file: String
        package var purpose: String
        package var sha256: String
        /// The still to hold a take to.
        package var anchor: String?
        /// True for a take in which nothing may be flagged.
        package var holds: Bool?
        package var frames: Int?
        package var frameRate: Double?
        /// Size as shown, after any turn that the file asks for.
        package var width: Int?
        package var height: Int?
        /// Seconds from the first frame to each.
        package var times: [Double]?
        /// Seconds: where the defect begins, and how long it takes to full strength.
        package var onset: Double?
        package var ramp: Double?
        /// Channels that must fire, and those that may.
        package var channels: [String]?
        package var allowed: [String]?
        /// `cut`, `freeze`, `black` or `duplicate`, with its frames.
        package var defectKind: String?
        package var defectFrames: [Int]?
        /// Frames with lids wholly shut, and all in which they are not at rest.
        package var shutFrames: [Int]?
        package var blinkFrames: [Int]?
        /// Faces that a still shows.
        package var faces: Int?
        /// Checks of preflight that must warn or reject on a still, and no others.
        package var fires: [String]?

        package init(file: String, purpose: String, sha256: String = "") {
            self.file = file
            self.purpose = purpose
            self.sha256 = sha256
        }
    }

    package init(entries: [Entry]) { self.entries = entries }

    /// Reads a manifest; nil when there is none or it is not ours.
    package init?(contentsOf path: String) {
        guard let bytes = FileManager.default.contents(atPath: path),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes),
            manifest.schema == Manifest.schema
        else { return nil }
        self = manifest
    }

    func write(to path: String) throws(FixtureError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            var bytes = try encoder.encode(self)
            bytes.append(0x0A)
            try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw FixtureError("cannot be written; check the folder and the disk", path: path)
        }
    }
}
