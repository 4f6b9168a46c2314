public import Channels

/// `identity.marks`: did a freckle, a mole or a scar go or come.
///
/// Unit: log₂ of luma. The greatest change of contrast of one mark against the skin around it, in the face
/// unwrapped to a chart (``MarkMap``): what a mark of the take's beginning has lost, or what a place that
/// showed none has gained; each place by its median over half a second. Places that are turned away or
/// covered are left out. Not measurable below 80 px of face, beyond 35° of yaw, or when the face has lost
/// its detail to blur.
public struct MarksChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.marks", unit: "log2", version: 2)
    private static let reach = 0.26

    /// A measuring of it.
    public init() {}

    /// Samples where the face was unwrapped.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let maps = take.frames.map { $0.person?.marks.value }
        return take.personSamples(
            { $0.marks }, { $0.marks }, incomparable: .covered
        ) { i, map, reference, _ in
            if map.isBlurred(against: reference) { return nil }
            let near = take.neighbours(of: i, within: Self.reach).compactMap { maps[$0] }
            return MarkComparison(
                near.filter { !$0.isBlurred(against: reference) }, reference
            ).greatestChange
        }
    }
}

extension TakeEmbeddings {
    /// The frames that begin at most `reach` seconds before or after frame `i`.
    func neighbours(of i: Int, within reach: Double) -> ClosedRange<Int> {
        var first = i
        var last = i
        while first > 0, seconds[i] - seconds[first - 1] <= reach { first -= 1 }
        while last + 1 < seconds.count, seconds[last + 1] - seconds[i] <= reach { last += 1 }
        return first...last
    }
}
