import Embeddings
import Faces
import Report

/// The stills that a take is held to, by role.
struct AnchorSet: Sendable {
    /// As many as a shot may have.
    static let most = 9

    let anchors: [Anchor]
    /// What a reader should know of them.
    let notes: [String]

    init(_ requests: [AnchorRequest], analyser: Analyser) throws(HoldfastError) {
        guard requests.count <= Self.most else {
            throw .unusable(
                "\(requests[Self.most].path): is anchor number \(Self.most + 1); "
                    + "pass at most \(Self.most)")
        }
        var anchors: [Anchor] = []
        for request in requests { anchors.append(try Anchor(request, analyser: analyser)) }
        self.anchors = anchors
        notes =
            anchors.flatMap(\.notes) + anchors.compactMap(Self.note)
            + (analyser.models == nil
                ? [] : Self.first(of: [.identity, .firstFrame], in: anchors).map(faceNotes) ?? [])
    }

    /// The identity to follow where a take shows several people.
    var subject: [Float]? {
        Self.first(of: [.identity, .firstFrame], in: anchors)?.faces.first?.identity
    }

    /// The stills as published.
    var sections: [AnchorSection] {
        anchors.map {
            AnchorSection(
                path: $0.path, role: $0.role.rawValue, sha256: $0.sha256, faces: $0.faceCount)
        }
    }

    /// Index of the still that most channels of a take are held to: one that shows all of it. `nil`
    /// where there is none.
    var main: Int? {
        for role in [AnchorRole.firstFrame, .identity] {
            if let index = anchors.firstIndex(where: { $0.role == role }) { return index }
        }
        return nil
    }

    /// Indices of the stills that `channel` is held to, all of one role: of the first of its roles in
    /// which a still shows what it measures.
    func stills(for channel: String) -> (role: AnchorRole?, stills: [Int]) {
        for role in ChannelRoles.roles(of: channel) {
            let stills = anchors.indices.filter {
                anchors[$0].role == role && anchors[$0].shows(channel)
            }
            if !stills.isEmpty { return (role, stills) }
        }
        return (nil, [])
    }

    /// The embedding of the ``main`` still for a take of `width` by `height`; `nil` where there is none.
    func embedding(forWidth width: Int, height: Int) -> FrameEmbedding? {
        main.map { anchors[$0].embedding(forWidth: width, height: height) }
    }

    /// Small pictures of the stills: the face of the one that faces are compared with, all of the one that
    /// pictures are. `nil` without anchors.
    var pictures: FramePictures? {
        guard var pictures = pictureAnchor?.pictures else { return nil }
        if let face = faceAnchor?.pictures {
            pictures.face = face.face
            pictures.bust = face.bust
        }
        return pictures
    }

    /// The still that the face is held to.
    var faceAnchor: Anchor? {
        Self.first(of: [.identity, .firstFrame], in: anchors) ?? anchors.first
    }

    /// The still that the picture is held to.
    var pictureAnchor: Anchor? {
        Self.first(
            of: [.firstFrame, .composition, .location, .style, .identity], in: anchors)
            ?? anchors.first
    }

    /// What a still is no measure of, where a reader might expect it.
    private static func note(_ anchor: Anchor) -> String? {
        if anchor.role == .lastFrame {
            return "\(anchor.path): drift is not judged against the last frame"
        }
        guard let cutOut = anchor.cutOut else { return nil }
        return
            "\(anchor.path): is \(cutOut.rawValue), so light, colours and scene are not measured "
            + "against it but against the take's own first half second"
    }

    private static func first(of roles: [AnchorRole], in anchors: [Anchor]) -> Anchor? {
        for role in roles {
            if let anchor = anchors.first(where: { $0.role == role }) { return anchor }
        }
        return nil
    }
}

/// What speaks against an anchor as the measure of a face, each with its remedy.
private func faceNotes(_ anchor: Anchor) -> [String] {
    guard let face = anchor.faces.first else {
        return [
            "\(anchor.path): no face was found, so identity is not measured; "
                + "pass a still that shows the face, or --without-faces"
        ]
    }
    var notes: [String] = []
    let rivals = anchor.faces.dropFirst().filter { $0.box.area > 0.4 * face.box.area }
    if !rivals.isEmpty {
        let centre = face.box.centre
        notes.append(
            "\(anchor.path): shows \(rivals.count + 1) faces of like size; the largest, at "
                + "\(Int(centre.x)), \(Int(centre.y)), is taken as the subject; "
                + "crop the still to one person if it is another")
    }
    if face.leftEye.openness < shutOpenness, face.rightEye.openness < shutOpenness {
        notes.append(
            "\(anchor.path): the eyes are shut, which makes it a poor anchor; "
                + "pass a still with open eyes")
    }
    return notes
}

/// Eyelid aspect ratio below which an eye counts as shut without a take to compare with.
private let shutOpenness: Float = 0.12
