/// Which stills drive a channel.
enum ChannelRoles {
    /// The roles that `channel` is held to: the first of them that a still has. A channel without such a
    /// still is held to the take's own beginning alone.
    ///
    /// A still of one thing says nothing of the others: who she is does not follow from her jacket, nor
    /// the room from a style. A frame to begin with shows all of them, and so does a still without a
    /// role of its own, which is one of identity.
    static func roles(of channel: String) -> [AnchorRole] {
        switch channel {
        // A wobble of light has no still.
        case "colour.flicker": []
        case "identity.wardrobe": [.wardrobe, .firstFrame, .identity]
        case _ where channel.hasPrefix("identity."): [.identity, .firstFrame]
        case "colour.palette", "structure.texture": [.style, .firstFrame, .identity]
        case "colour.key-light": [.location, .firstFrame, .identity]
        case "structure.background", "structure.warp": [.location, .firstFrame, .identity]
        case "structure.layout": [.composition, .location, .firstFrame, .identity]
        case "structure.look": [.prop, .firstFrame, .identity]
        default: [.firstFrame, .identity]
        }
    }

    /// Whether `channel` compares what surrounds the subject, or the frame as a whole: of no meaning
    /// against a cut-out.
    static func needsScene(_ channel: String) -> Bool {
        switch channel {
        case "colour.key-light", "structure.texture", "structure.look", "structure.newcomers": false
        default: !channel.hasPrefix("identity.")
        }
    }

    /// Whether `channel` compares a frame with a still place by place, so that both must show one framing.
    static func comparesFraming(_ channel: String) -> Bool {
        needsScene(channel) && channel != "colour.flicker"
    }

    /// The departure from a still of this very role, in the channel's unit, at which a take is off from
    /// its start; `nil` where such a still cannot tell.
    ///
    /// Source: five generated takes in the clothes of their still begin at most 3.2 from it, against stills of other
    /// clothes they begin 5 to 23 away.
    static func limit(of channel: String, heldTo role: AnchorRole) -> Float? {
        channel == "identity.wardrobe" && role == .wardrobe ? 9 : nil
    }
}
