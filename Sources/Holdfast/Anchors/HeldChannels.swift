import Channels
import Embeddings
import Report

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
        var series: [ChannelSeries] = []
        var standards: [Standard] = []
        for channel in ChannelBank.channels(withFaces: withFaces) {
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
            var measured =
                standard.stills.count > 1
                ? NearestStill.merged(
                    channel, standard.stills.map(view), byPose: role == .identity)
                : channel.series(of: view(standard.stills.first ?? (fit.isEmpty ? nil : fit[0])))
            if let role, !standard.stills.isEmpty,
                let limit = ChannelRoles.limit(of: id, heldTo: role)
            {
                let descriptor = measured.descriptor
                measured = ChannelSeries(
                    descriptor: descriptor.with(
                        tolerance: descriptor.tolerance, anchorLimit: limit,
                        source: descriptor.toleranceSource), samples: measured.samples)
            }
            series.append(measured)
            standards.append(standard)
        }
        self.series = series
        self.standards = standards
    }
}
