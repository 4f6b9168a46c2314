internal import Drift

/// The rules of a shot: its own, or sensible ones, with what it asks of every take.
public enum DefaultCriteria {
    /// A channel that must vouch for a take and is measured in a smaller share of its samples vouches for
    /// too little.
    public static let thinCoverage = 0.5
    /// A take may be this much shorter or longer than asked, in seconds: generators round to frames.
    public static let durationMargin = 0.1
    /// A frame rate may differ by this much: 23.976 counts as 24.
    public static let frameRateMargin = 0.05

    /// What judges a take when its shot has no criteria.
    public static let drift: [Criterion] = [
        Criterion(.reject, .drift(.any, atLeast: .major, seconds: 0)),
        Criterion(.maybe, .drift(.any, atLeast: .minor, seconds: 0)),
    ]

    /// Takes with these can never pass unseen; a shot with criteria of its own about them overrides.
    private static let defects = DefectKind.allCases.map {
        Criterion(.reject, .defect($0, seconds: 0))
    }

    /// All rules that a take of `shot` is judged by, in the order of the report.
    ///
    /// - Parameters:
    ///   - shot: the shot, or `nil`.
    ///   - measured: the identifiers of the channels that were looked for in the take.
    public static func criteria(of shot: Shot?, measured: Set<String>) -> [Criterion] {
        let own = shot?.criteria
        var criteria = own ?? drift
        func speaks(_ matches: (Condition) -> Bool) -> Bool {
            own?.contains { matches($0.condition) } ?? false
        }
        criteria += defects.filter { guarding in
            guard case .defect(let kind, _) = guarding.condition else { return true }
            return !speaks { if case .defect(kind, _) = $0 { true } else { false } }
        }
        if !speaks({ $0 == .fileWhole }) { criteria.append(Criterion(.require, .fileWhole)) }
        if !speaks({ if case .coverage = $0 { true } else { false } }) {
            criteria += vouching(for: shot).filter(measured.contains).map {
                Criterion(.maybe, .coverage(.channel($0), .below, share: thinCoverage))
            }
        }
        if let shot { criteria += asked(by: shot, unless: speaks) }
        return criteria
    }

    /// The channels without which a take cannot be called good: who it is, and what the shot sent a still
    /// of its own for. That a close-up shows no clothes, or eyes look aside, is no doubt about a take.
    private static func vouching(for shot: Shot?) -> [String] {
        let excused = shot?.changes.contains(where: \.excusesFace) ?? false
        let roles = Set(shot?.references.map(\.role) ?? [])
        var channels: [String] = []
        if !excused, shot?.faces != 0 { channels.append("identity.face") }
        if roles.contains(.wardrobe) { channels.append("identity.wardrobe") }
        if roles.contains(.location) { channels.append("structure.background") }
        if roles.contains(.prop) { channels.append("structure.look") }
        return channels
    }

    /// What the shot's own fields require of a take.
    private static func asked(
        by shot: Shot, unless speaks: ((Condition) -> Bool) -> Bool
    ) -> [Criterion] {
        func isAbout(_ property: TakeProperty) -> (Condition) -> Bool {
            {
                switch $0 {
                case .property(property, _, _), .near(property, _, _): true
                default: false
                }
            }
        }
        var criteria: [Criterion] = []
        if let duration = shot.duration, !speaks(isAbout(.duration)) {
            criteria.append(
                Criterion(.require, .near(.duration, duration, within: durationMargin)))
        }
        if let rate = shot.frameRate, !speaks(isAbout(.frameRate)) {
            criteria.append(Criterion(.require, .near(.frameRate, rate, within: frameRateMargin)))
        }
        if let size = shot.size, !speaks({ if case .size = $0 { true } else { false } }) {
            criteria.append(Criterion(.require, .size(width: size.width, height: size.height)))
        }
        if shot.faces ?? 0 > 0, !speaks({ $0 == .faceSeen }) {
            criteria.append(Criterion(.require, .faceSeen))
        }
        return criteria
    }
}

extension Shot {
    /// All announced changes: those of the file, then those of the prompt.
    public var changes: [AnnouncedChange] {
        announced + (prompt.map { ChangePhrases.changes(inPrompt: $0) } ?? [])
    }
}
