import Channels
import Embeddings
import Report
import VectorCore

/// The channels of a take, each held to the stills of its roles.
struct HeldChannels {
    /// What a channel's values are distances to.
    struct Standard: Hashable {
        /// Indices of stills, in the order of the anchors; empty for the take's own beginning.
        var stills: [Int] = []
        /// Why it is the take's own beginning, as published; `nil` where that was asked for.
        var reason: String?
    }

    /// In the order of reports.
    let series: [ChannelSeries]
    /// One for each of `series`.
    let standards: [Standard]

    /// Measures every channel of `take`, a take of `width` by `height`.
    ///
    /// - Parameter take: held to the still that most channels are held to, ``AnchorSet/main``.
    init(_ take: TakeEmbeddings, anchors: AnchorSet, width: Int, height: Int, withFaces: Bool) {
        var views: [Int?: TakeEmbeddings] = [anchors.main: take]
        func view(_ still: Int?) -> TakeEmbeddings {
            if let view = views[still] { return view }
            let view = take.held(
                to: still.map { anchors.anchors[$0].embedding(forWidth: width, height: height) })
            views[still] = view
            return view
        }
        let isOnWhite = CutOut.isOnWhite(take.frames.first)
        let channels = ChannelBank.channels(withFaces: withFaces)
        var standards: [Standard] = []
        var measurings: [Measuring] = []
        for channel in channels {
            let id = type(of: channel).descriptor.id
            let (role, stills) = anchors.stills(for: id)
            let fit = stills.filter {
                isOnWhite || !ChannelRoles.needsScene(id) || anchors.anchors[$0].cutOut == nil
            }
            var standard = Standard(stills: fit)
            if fit.isEmpty, !anchors.anchors.isEmpty, !ChannelRoles.roles(of: id).isEmpty {
                let isAsked = anchors.anchors.contains {
                    ChannelRoles.roles(of: id).contains($0.role)
                }
                standard.reason =
                    !isAsked ? "no-still-in-role" : stills.isEmpty ? "not-shown" : "cut-out"
            }
            if ChannelRoles.comparesFraming(id) {
                let shared = fit.filter { view($0).anchorSharesFraming }
                if shared.isEmpty, !fit.isEmpty { standard.reason = "other-framing" }
                standard.stills = shared
            }
            let views =
                standard.stills.isEmpty ? [view(fit.first)] : standard.stills.map { view($0) }
            measurings.append(
                Measuring(
                    channel: channel, views: views, byPose: role == .identity,
                    limit: standard.stills.isEmpty
                        ? nil : role.flatMap { ChannelRoles.limit(of: id, heldTo: $0) }))
            standards.append(standard)
        }
        let ready = measurings
        series = concurrentMap(ready.count) { ready[$0].series() }
        self.standards = standards
    }

    /// One channel and the views of the take that it is measured in.
    private struct Measuring: Sendable {
        let channel: any DriftChannel
        let views: [TakeEmbeddings]
        let byPose: Bool
        /// What replaces the channel's anchor limit; `nil` leaves it.
        let limit: Float?

        func series() -> ChannelSeries {
            let measured =
                views.count > 1
                ? NearestStill.merged(channel, views, byPose: byPose)
                : channel.series(of: views[0])
            guard let limit else { return measured }
            let descriptor = measured.descriptor
            return ChannelSeries(
                descriptor: descriptor.with(
                    tolerance: descriptor.tolerance, anchorLimit: limit,
                    source: descriptor.toleranceSource), samples: measured.samples)
        }
    }
}
