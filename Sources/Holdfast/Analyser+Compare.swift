import Channels
import Embeddings
import Faces
public import Report

extension Analyser {
    /// Compares two stills in every channel that a single picture has.
    ///
    /// Colours and edges compare only where both show one framing; identity needs a face in each.
    ///
    /// - Throws: an error with exit code 65 for a still that cannot be used.
    public func compare(_ first: String, _ second: String) throws(HoldfastError)
        -> CompareDocument
    {
        let a = try Anchor(AnchorRequest(path: first), analyser: self)
        let b = try Anchor(AnchorRequest(path: second), analyser: self)
        let size = b.size
        let take = TakeEmbeddings(
            frames: [b.embedding(forWidth: size.x, height: size.y)], seconds: [0],
            anchor: a.embedding(forWidth: size.x, height: size.y))
        var notes = a.notes + b.notes
        for still in [a, b] where models != nil && still.faces.isEmpty {
            notes.append("\(still.path): no face was found, so identity is not measured")
        }
        if !take.anchorSharesFraming {
            notes.append("the two show different framings; colour and structure are not compared")
        }
        let channels = ChannelBank.series(of: take, withFaces: models != nil)
            .filter { $0.descriptor.id != FlickerChannel.descriptor.id }
            .map { series -> ComparedChannelSection in
                var value: Double?
                if case .measured(let distance, _)? = series.samples.first?.measurement,
                    series.descriptor.family == .identity || take.anchorSharesFraming
                {
                    value = Double(distance)
                }
                return ComparedChannelSection(
                    id: series.descriptor.id, unit: series.descriptor.unit, value: value)
            }
        return CompareDocument(
            identityDistance: Self.identityDistance(a, b), channels: channels, notes: notes)
    }

    /// L2 between the identities of the largest faces, whatever their pose.
    private static func identityDistance(_ a: Anchor, _ b: Anchor) -> Double? {
        guard let first = a.faces.first?.identity, let second = b.faces.first?.identity else {
            return nil
        }
        return Double(FaceChannel.distance(first, second))
    }
}
