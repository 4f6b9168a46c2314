/// What is to be filmed, and by what its takes are judged: a shot file, read.
public struct Shot: Hashable, Sendable {
    /// Name of the shot.
    public var name: String
    /// Stills that takes must hold to, the highest priority first; at most `ShotReference.most`.
    public var references: [ShotReference]
    /// Asked size of the picture; `nil` for any.
    public var size: PictureSize?
    /// Asked length in seconds; `nil` for any.
    public var duration: Double?
    /// Asked frames per second; `nil` for any.
    public var frameRate: Double?
    /// The prompt that takes were made with.
    public var prompt: String?
    /// Changes that are meant to happen.
    public var announced: [AnnouncedChange]
    /// Faces that takes should show; `nil` when not stated.
    public var faces: Int?
    /// Where the stills come from and whether they may be used.
    public var usage: UsageRecord?
    /// The shot's own rules; `nil` for the default ones.
    public var criteria: [Criterion]?
    /// Paths and patterns of its takes, relative to the shot file's folder.
    public var takes: [String]

    /// A shot; the defaults ask nothing.
    public init(
        name: String, references: [ShotReference] = [], size: PictureSize? = nil,
        duration: Double? = nil, frameRate: Double? = nil, prompt: String? = nil,
        announced: [AnnouncedChange] = [], faces: Int? = nil, usage: UsageRecord? = nil,
        criteria: [Criterion]? = nil, takes: [String] = []
    ) {
        self.name = name
        self.references = references
        self.size = size
        self.duration = duration
        self.frameRate = frameRate
        self.prompt = prompt
        self.announced = announced
        self.faces = faces
        self.usage = usage
        self.criteria = criteria
        self.takes = takes
    }

    /// All that decides a verdict, in one spelling: equal texts give equal verdicts.
    public var judgingText: String {
        var lines = ["shot \(name)"]
        if let size { lines.append("size \(size.text)") }
        if let duration { lines.append("duration \(duration)") }
        if let frameRate { lines.append("frame-rate \(frameRate)") }
        if let faces { lines.append("faces \(faces)") }
        if let prompt { lines.append("prompt \(prompt)") }
        lines += announced.map {
            "announced \($0.channels.map(\.text)) \($0.seconds) \($0.excusesFace) \($0.what)"
        }
        lines += criteria.map { $0.map(\.text) } ?? ["default criteria"]
        return lines.joined(separator: "\n")
    }
}

/// A still of a shot.
public struct ShotReference: Hashable, Sendable {
    /// References of a shot at most.
    public static let most = 9

    /// Path as it can be opened: relative ones were joined with the shot file's folder.
    public var path: String
    /// What the take must hold to in it.
    public var role: ReferenceRole
    /// 1 is asked first.
    public var priority: Int

    /// A still.
    public init(path: String, role: ReferenceRole = .identity, priority: Int = 1) {
        self.path = path
        self.role = role
        self.priority = priority
    }
}

/// What a reference is the measure of, by its published name.
public enum ReferenceRole: String, CaseIterable, Sendable {
    /// Who she is.
    case identity
    /// What she wears.
    case wardrobe
    /// Where it is.
    case location
    /// A thing that must stay.
    case prop
    /// How the frame is laid out.
    case composition
    /// How it looks.
    case style
    /// The frame that the take begins with.
    case firstFrame = "first-frame"
    /// The frame that the take ends with.
    case lastFrame = "last-frame"
}

/// Who may use the stills of a shot, and by whose word. Kept and shown, never judged.
public struct UsageRecord: Hashable, Sendable {
    /// Where they come from.
    public var source: String?
    /// Whose they are.
    public var owner: String?
    /// Who approved their use.
    public var approval: String?

    /// A record.
    public init(source: String? = nil, owner: String? = nil, approval: String? = nil) {
        self.source = source
        self.owner = owner
        self.approval = approval
    }
}
