import LabelledClips

/// Clips of one scene, with the channels that hold in each.
struct HoldingScene: Sendable {
    let name: String
    var clips: [Clip]

    struct Clip: Sendable {
        let path: String
        /// Channels that hold; `nil` for all.
        let channels: Set<String>?
    }

    /// The scenes of a data folder, by name: generated clips by what their labels say holds (all of it where no
    /// drift is labelled), filmed clips with labelled eyes, in which nothing can drift, and the controls, which are
    /// further clips of a scene, moved, re-encoded or scaled.
    static func all(in data: LabelledData) throws -> [HoldingScene] {
        let eyes = try data.eyes()
        let drifts = try data.drifts()
        var scenes: [String: [Clip]] = [:]
        for label in drifts {
            let name = eyes.first { $0.label.file == label.file }?.name ?? label.name
            let channels = Set(
                label.holds.compactMap(HeldAspect.init)
                    .filter { !$0.isBlurred(by: label.drifts) }.flatMap(\.channels))
            let holdsWhole = label.drifts.isEmpty
            guard holdsWhole || !channels.isEmpty else { continue }
            scenes[name, default: []].append(
                Clip(path: data.path(label.file), channels: holdsWhole ? nil : channels))
        }
        for (name, label) in eyes
        where label.file.hasPrefix(filmed) && !drifts.contains(where: { $0.file == label.file }) {
            scenes[name, default: []].append(Clip(path: data.path(label.file), channels: nil))
        }
        for record in try data.injected() where record.control {
            let name =
                eyes.first { $0.name == record.base || $0.name.hasSuffix("_" + record.base) }?.name
                ?? record.base
            scenes[name, default: []].append(
                Clip(path: data.injectedPath(record.file), channels: nil))
        }
        return scenes.sorted { $0.key < $1.key }.map { HoldingScene(name: $0.key, clips: $0.value) }
    }

    /// Clips below this folder were filmed, not generated.
    private static let filmed = "A/"
}
