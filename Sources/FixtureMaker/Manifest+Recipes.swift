extension TakeRecipe {
    /// The still that a take is held to: the first frame of those that begin alike.
    var anchorFile: String {
        if case .pan = camera { return "takes/anchor-pan.png" }
        if case .shelves = setting { return "takes/anchor-shelves.png" }
        if case .wide = framing { return "takes/anchor-wide.png" }
        if subject.fileName == Portrait.cup.fileName { return "takes/anchor-cup.png" }
        return subject.fileName == Portrait.second.fileName
            ? "takes/anchor-second.png" : "takes/anchor.png"
    }

    /// The one setting whose close framing has no still of its own.
    private var isCloseToShelves: Bool {
        if case .shelves = setting, case .close = framing { true } else { false }
    }

    var entry: Manifest.Entry {
        var entry = Manifest.Entry(file: "takes/\(name).mp4", purpose: purpose)
        // A take that is altered throughout was not made from a still that we draw.
        entry.anchor = onset < 0 || isUndone || isCloseToShelves ? nil : anchorFile
        entry.holds = holds
        entry.frames = frames
        entry.frameRate = Double(TakeRecipe.framesPerSecond)
        entry.width = TakeRenderer.side
        entry.height = TakeRenderer.side
        entry.shutFrames = shutFrames
        entry.blinkFrames = blinkFrames
        guard !holds else { return entry }
        switch event {
        case .cut(let at): (entry.defectKind, entry.defectFrames) = ("cut", [at])
        case .freeze(let range): (entry.defectKind, entry.defectFrames) = ("freeze", Array(range))
        case .black(let range): (entry.defectKind, entry.defectFrames) = ("black", Array(range))
        case .duplicate(let list): (entry.defectKind, entry.defectFrames) = ("duplicate", list)
        case nil:
            entry.onset = onset
            entry.ramp = ramp
            entry.channels = channels
            entry.allowed = allowed
        }
        return entry
    }
}

extension ClipRecipe {
    var entry: Manifest.Entry {
        var entry = Manifest.Entry(file: "clips/\(file)", purpose: purpose)
        entry.width = width
        entry.height = height
        entry.frames = frameTicks.count
        entry.times = times
        return entry
    }
}

extension StillRecipe {
    var entry: Manifest.Entry {
        var entry = Manifest.Entry(file: file, purpose: purpose)
        entry.faces = faces
        return entry
    }
}

extension PreflightRecipe {
    var entry: Manifest.Entry {
        var entry = Manifest.Entry(file: file, purpose: purpose)
        entry.width = width
        entry.height = height
        entry.faces = faces
        entry.fires = fires
        return entry
    }
}
