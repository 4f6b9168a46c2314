extension ShotPage {
    /// What a shot's page shows of one take; small, whatever the take's length.
    public struct Take: Sendable {
        /// Its name.
        let name: String
        /// `selected`, `maybe`, `rejected` or `failed`.
        let state: String
        /// What was found, or why nothing was, in one line.
        let headline: String
        /// The frame to hand on, in one line; `nil` for none.
        var handoff: String?
        /// Seconds; 0 for a take that was not analysed.
        var duration = 0.0
        /// The take as a bar.
        var stretches: [ChartRibbon.Stretch] = []
        /// The channels that broke, in that order, with the second in which each did.
        var broken: [(id: String, start: Double)] = []
        /// Where the frame to hand on stands, in seconds; `nil` for none.
        var handed: Double?
        /// Whether that frame is clean.
        var isClean = true
        /// The name and address of its page, relative to the shot's; `nil` for none.
        var page: String?
        /// Its picture at the frame to hand on; `nil` for none.
        var picture: PagePicture?
        /// Index of that frame.
        var frame = 0
        /// Why it stands before the next one; `nil` for the last, or where nothing was ranked.
        public var reason: String?

        /// A take that was analysed.
        ///
        /// - Parameters:
        ///   - name: what to call it.
        ///   - page: its page, relative to the shot's; `nil` for none.
        ///   - picture: its picture at the frame to hand on; `nil` for none.
        public init(
            _ document: AnalysisDocument, name: String, page: String? = nil,
            picture: PagePicture? = nil
        ) {
            let axis = TimeAxis(document)
            self.name = name
            state = document.verdict.state
            headline = SummaryWords.headline(document, besideBadge: true).text
            handoff = SummaryWords.handoff(document.handoff, withRejections: false).text
            duration = axis.duration
            stretches = ChartRibbon(document: document, axis: axis).stretches
            broken = document.breakingOrder.map { id in
                let channel = document.channels.first { $0.id == id }
                return (id, channel?.unannounced.first?.start ?? 0)
            }
            if document.take.frames > 0 { handed = document.handoff.time }
            isClean = document.handoff.clean != false
            frame = document.handoff.frame
            self.page = page
            self.picture = picture
        }

        /// A take that was not.
        ///
        /// - Parameter error: why, in one sentence.
        public init(failed name: String, error: String) {
            self.name = name
            state = "failed"
            headline = error
        }
    }
}
