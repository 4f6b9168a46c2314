/// One take: who is in it, how the camera moves, and what goes wrong from when.
struct TakeRecipe: Sendable {
    static let framesPerSecond = 24

    enum Camera: Sendable {
        /// Held by hand: it breathes by a pixel or two.
        case handheld
        /// Moves in by a fifth over the take.
        case pushIn
        /// Moves sideways by a seventh of the frame.
        case pan
    }

    /// A defect of the clip and not of what it shows, in frames.
    enum Event: Sendable {
        case cut(at: Int)
        case freeze(Range<Int>)
        case black(Range<Int>)
        /// Frames that repeat the one before them.
        case duplicate([Int])
    }

    /// What the lids do from the first frame of a blink on, a frame at a time; 0 open, 1 shut.
    ///
    /// A spontaneous blink closes within a tenth of a second and takes two to three times as long
    /// to open: VanderWerf et al., "Eyelid movements: behavioral studies of blinking in humans",
    /// J. Neurophysiology 89 (2003).
    static let blink: [Float] = [0.35, 0.85, 1, 1, 0.75, 0.45, 0.2]

    /// The room behind the subject.
    enum Setting: Sendable {
        /// As it was photographed, which for the first portrait is out of focus.
        case photographed
        /// In front of sharp shelves.
        case shelves
    }

    /// How much of the frame the subject takes.
    enum Framing: Sendable {
        /// Head and collar.
        case close
        /// Head and chest, with room to both sides.
        case wide
    }

    let name: String
    let purpose: String
    var subject = Portrait.first
    var setting = Setting.photographed
    var framing = Framing.close
    var frames = 72
    var camera = Camera.handheld
    /// First frame of each blink.
    var blinks: [Int] = []
    /// Which altered picture comes in; made when the take is drawn.
    var alteration: Defect?
    /// Whether the altered picture is there from the start and goes.
    var isUndone = false
    /// The frame's light and colour at full strength.
    var grade = Grade()
    var geometry: Float = 0
    /// How far the room bends at full strength, in frame pixels.
    var bend: Float = 0
    /// Stops by which every other frame is brighter and the rest darker, at full strength.
    var flicker: Float = 0
    /// The second in which the defect begins, and the seconds it takes to full strength.
    var onset = 1.25
    var ramp = 0.5
    /// A second change of the whole frame that grows to the end of the take: onset and warmth.
    var creep: (onset: Double, warmth: Float)?
    var event: Event?
    /// Whether each frame states its index in its corner, as `TestCard` does.
    var isNumbered = false
    var channels: [String] = []
    var allowed: [String] = []

    /// Names an `Alteration`, which needs pictures.
    enum Defect: Sendable {
        case morph, skin, softFace, softRoom, layout, palette, keyLight, background
        case iris, mark, hair, wardrobe, newcomer, look, pattern, blotches, glasses
    }

    var holds: Bool {
        alteration == nil && (grade == Grade() || onset < 0) && geometry == 0 && bend == 0
            && flicker == 0
            && creep == nil
            && event == nil
    }

    /// Frames in which the lids cover the eye entirely.
    var shutFrames: [Int] {
        blinks.flatMap { start in
            TakeRecipe.blink.indices.filter { TakeRecipe.blink[$0] >= 1 }.map { start + $0 }
        }.filter { $0 < frames }
    }

    /// Frames in which the lids are not at rest.
    var blinkFrames: [Int] {
        blinks.flatMap { start in TakeRecipe.blink.indices.map { start + $0 } }
            .filter { $0 < frames }
    }

    /// The take's first frame without noise: the still that it was made from.
    var anchorState: FrameState {
        var state =
            switch framing {
            case .close: FrameState(centre: subject.centre, scale: subject.scale)
            case .wide: FrameState(centre: subject.wideCentre, scale: subject.wideScale)
            }
        // A pan begins off centre, and so does the still that it begins with.
        if case .pan = camera { state.centre.x -= 0.07 * Float(TakeRenderer.side) * subject.scale }
        return state
    }

    /// What frame `index` shows.
    func state(at index: Int) -> FrameState {
        let time = Double(index) / Double(TakeRecipe.framesPerSecond)
        let share = Float(index) / Float(frames - 1)
        var state = anchorState
        let unit = state.scale

        state.headShift = SIMD2(3 * sine(turns: time / 3.7), 2 * sine(turns: time / 2.9)) * unit
        state.headDegrees = 0.8 * sine(turns: time / 4.3)
        state.centre += SIMD2(1.2 * sine(turns: time / 2.3), 0.8 * sine(turns: time / 3.1)) * unit
        switch camera {
        case .handheld: state.scale *= 1 - 0.01 * share
        case .pushIn: state.scale *= 1 - 0.17 * smoothStep(0, 1, share)
        case .pan:
            state.centre.x += 0.14 * Float(TakeRenderer.side) * unit * smoothStep(0, 1, share)
        }
        for start in blinks where index >= start && index - start < TakeRecipe.blink.count {
            state.closure = TakeRecipe.blink[index - start]
        }

        let growth = Float(min(max((time - onset) / max(ramp, 0.001), 0), 1))
        if alteration != nil { state.alteration = isUndone ? 1 - growth : growth }
        state.geometry = growth * geometry
        state.bend = growth * bend * unit
        state.grade.stops =
            growth * (grade.stops + (index.isMultiple(of: 2) ? flicker : -flicker))
        state.grade.warmth = growth * grade.warmth
        state.grade.contrast = 1 + growth * (grade.contrast - 1)
        state.grade.saturation = 1 + growth * (grade.saturation - 1)
        if let creep {
            let length = Double(frames) / Double(TakeRecipe.framesPerSecond) - creep.onset
            state.grade.warmth +=
                creep.warmth * Float(min(max((time - creep.onset) / length, 0), 1))
        }
        state.noiseSeed = UInt64(index + 1)
        return state
    }
}
