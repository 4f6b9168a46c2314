import Holdfast
import LabelledClips

/// Gathers what every channel does over a data folder.
struct Evidence {
    let channels: [ChannelEvidence]
    /// Clips that could not be measured, with the reason.
    let failures: [String]

    /// Measures the clips that hold and those with defects.
    ///
    /// - Parameter progress: called with each clip's path before it is measured.
    init(_ data: LabelledData, _ analyser: Analyser, progress: (String) -> Void) async throws {
        var failures: [String] = []
        func wander(_ path: String) async -> TakeWander? {
            progress(path)
            do throws(HoldfastError) {
                return try await analyser.wander(of: path)
            } catch {
                failures.append(error.message)
                return nil
            }
        }
        var scenes: [(name: String, clips: [(channels: Set<String>?, wander: TakeWander)])] = []
        for scene in try HoldingScene.all(in: data) {
            var clips: [(channels: Set<String>?, wander: TakeWander)] = []
            for clip in scene.clips {
                if let wander = await wander(clip.path) { clips.append((clip.channels, wander)) }
            }
            scenes.append((scene.name, clips))
        }
        var defects: [(record: InjectedRecord, wander: TakeWander)] = []
        for record in try data.injected() where !record.control {
            if let wander = await wander(data.injectedPath(record.file)) {
                defects.append((record, wander))
            }
        }
        self.failures = failures
        channels = ToleranceRecipe.all.map { recipe in
            let own = defects.filter { $0.record.channels.contains(recipe.id) }
            let others = defects.filter {
                !$0.record.channels.contains(recipe.id) && !$0.record.allowed.contains(recipe.id)
                    && !$0.record.allowed.contains("*")
            }
            return ChannelEvidence(
                id: recipe.id,
                scores: scenes.compactMap { Self.score(recipe.id, $0.name, $0.clips) }
                    .sorted { $0.least < $1.least },
                mild: own.filter { $0.record.strength == .mild }.compactMap {
                    Self.defect(recipe.id, $0)
                },
                others: others.compactMap { Self.defect(recipe.id, $0) }
                    .sorted { $0.least < $1.least })
        }
    }

    private static func score(
        _ id: String, _ scene: String, _ clips: [(channels: Set<String>?, wander: TakeWander)]
    ) -> ChannelEvidence.Score? {
        let held = clips.filter { $0.channels?.contains(id) ?? true }
        let measured = held.compactMap {
            clip -> (wander: TakeWander, least: Float, calm: Float?)? in
            guard let channel = clip.wander.channels.first(where: { $0.id == id }),
                let least = channel.least
            else { return nil }
            return (clip.wander, least, channel.leastCalmShare)
        }
        guard let most = measured.map(\.least).max() else { return nil }
        let calm = measured.compactMap(\.calm)
        return ChannelEvidence.Score(
            scene: scene, least: most,
            byCondition: TakeCondition.allCases.compactMap { condition in
                measured.filter { $0.wander.conditions.contains(condition) }.map(\.least).max()
                    .map { (condition, $0) }
            }, calmShare: calm.count == measured.count ? calm.max() : nil)
    }

    private static func defect(
        _ id: String, _ clip: (record: InjectedRecord, wander: TakeWander)
    ) -> ChannelEvidence.Defect? {
        guard let channel = clip.wander.channels.first(where: { $0.id == id }),
            let least = channel.least
        else { return nil }
        return ChannelEvidence.Defect(
            name: "\(clip.record.defect), \(clip.record.strength?.rawValue ?? "")", least: least,
            calmShare: channel.leastCalmShare)
    }
}
