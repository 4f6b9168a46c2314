public import Channels
import VectorCore

/// `structure.newcomers`: who has appeared beside the subject.
///
/// Unit: faces. The value counts faces beside the subject beyond those that the anchor shows, the
/// departure those beyond the most that the take's first second shows; each is the median over a second
/// and more, so that what the detector sees for a moment is nobody. A face at a place that the take's
/// beginning did not show, brought into view by the camera, does not depart: see ``revealed(in:)``.
/// Looked for three times a second, beside a subject with a face.
public struct NewcomersChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "structure.newcomers", unit: "faces", minimumSpan: 0.6)
    /// Seconds to either side that the median reaches.
    private static let reach = 0.55
    /// Seconds of the take's beginning whose faces belong to it.
    private static let opening = 1.0

    /// A measuring of it.
    public init() {}

    /// Samples where faces were counted, and where there was no subject to count beside.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        if let absent = take.samplesWithoutFace { return absent }
        let known = Self.known(in: take)
        let still = take.anchor?.others?.count ?? 0
        return take.frames.indices.compactMap { i -> ChannelSample? in
            let frame = take.frames[i]
            func sample(_ measurement: ChannelSample.Measurement) -> ChannelSample {
                ChannelSample(frame: frame.frame, measurement: measurement)
            }
            if frame.isBlack { return sample(.absent(.black)) }
            guard let others = frame.others else {
                return frame.face == nil ? sample(.absent(.noFace)) : nil
            }
            let strangers = others.filter { Self.wasInView($0, at: i, in: take) }.count
            return sample(
                .measured(
                    value: Float(max(0, others.count - still)),
                    departure: Float(max(0, strangers - known))))
        }.steadied(over: Self.reach, seconds: take.seconds, frames: take.frames)
    }

    /// The seconds at which faces first came into view with the camera's move, and were not counted.
    public static func revealed(in take: TakeEmbeddings) -> Double? {
        let known = known(in: take)
        var run = 0
        for i in take.frames.indices {
            guard let others = take.frames[i].others else { continue }
            let strangers = others.filter { wasInView($0, at: i, in: take) }.count
            run = others.count > known && strangers < others.count ? run + 1 : 0
            if run == 2 { return take.seconds[i] }
        }
        return nil
    }

    /// Most faces beside the subject in the take's beginning.
    private static func known(in take: TakeEmbeddings) -> Int {
        zip(take.frames, take.seconds).prefix { $0.1 < opening }
            .compactMap { $0.0.others?.count }.max() ?? 0
    }

    /// Whether the take's beginning shows the place of a face, given as left edge, top edge, width and
    /// height in pixels of frame `i`.
    private static func wasInView(
        _ face: SIMD4<Float>, at i: Int, in take: TakeEmbeddings
    ) -> Bool {
        let frame = take.frames[i]
        guard let registration = take.toBaseline[i]?.registration, frame.pictureWidth > 0,
            frame.pictureHeight > 0
        else { return true }
        let grid = frame.structure.grid
        let column = (face.x + face.z / 2) / Float(frame.pictureWidth) * Float(grid.columns) - 0.5
        let row = (face.y + face.w / 2) / Float(frame.pictureHeight) * Float(grid.rows) - 0.5
        let place = registration.position(ofColumn: column, row: row, grid: grid)
        return place.x > -0.5 && place.y > -0.5 && place.x < Float(grid.columns) - 0.5
            && place.y < Float(grid.rows) - 0.5
    }
}
