/// The numbers of a page: every channel, every drift, and the causes with both numbers.
struct PageTables {
    let document: AnalysisDocument
    /// Drifts that the table lists; the JSON has all.
    static let mostDrifts = 300

    func diagnosis() -> String {
        document.diagnosis.enumerated().map { index, cause in
            let rows = cause.evidence.map { evidence in
                "<tr><td>\(PageText.safe(evidence.measure))</td>"
                    + "<td>\(NumberText.short(evidence.value, 3))</td>"
                    + "<td>\(NumberText.short(evidence.limit, 3))</td></tr>"
            }
            return
                "<article><h3>\(PageText.safe(cause.symptom)) ← \(PageText.safe(cause.cause))</h3>"
                + "<p><b>Do:</b> \(PageText.safe(cause.action))</p>"
                + Self.table("evidence \(index + 1)", ["measured", "value", "limit"], rows)
                + "</article>"
        }.joined(separator: "\n")
    }

    func channels() -> String {
        let head = ["channel", "status", "seen", "tolerance", "unit", "largest", "in tolerances"]
        let rows = document.channels.map { channel -> String in
            let most = channel.largestExcess
            let cells = [
                channel.status, NumberText.percent(channel.coverage),
                NumberText.short(channel.tolerance, 4), channel.unit,
                most.map { NumberText.short($0 * channel.tolerance, 4) } ?? "not measurable",
                most.map { NumberText.fixed($0, 2) } ?? "not measurable",
            ]
            return "<tr><th scope=\"row\">\(PageText.name(channel.id))</th>"
                + cells.map { "<td>\(PageText.safe($0))</td>" }.joined() + "</tr>"
        }
        return Self.table("every channel", head, rows)
    }

    func drifts() -> String {
        let all = document.channels.flatMap { channel in
            channel.drifts.map { (channel: channel, drift: $0) }
        }
        guard !all.isEmpty else {
            return document.isMeasured
                ? "<p>No channel left its tolerance.</p>" : "<p>Nothing could be measured.</p>"
        }
        let head = [
            "channel", "from", "to", "severity", "kind", "peak at", "distance to anchor",
            "in tolerances",
        ]
        let rows = all.prefix(Self.mostDrifts).map { item -> String in
            let drift = item.drift
            let cells = [
                NumberText.fixed(drift.start, 3) + " s", NumberText.fixed(drift.end, 3) + " s",
                drift.severity + (drift.announced ? " (announced)" : ""), drift.manner,
                "\(NumberText.fixed(drift.peak.time, 3)) s, frame \(drift.peak.frame)",
                "\(NumberText.short(drift.peak.value, 4)) \(item.channel.unit)",
                NumberText.fixed(drift.peak.excess, 2),
            ]
            return "<tr><th scope=\"row\">\(PageText.name(item.channel.id))</th>"
                + cells.map { "<td>\(PageText.safe($0))</td>" }.joined() + "</tr>"
        }
        let more = all.count - rows.count
        return Self.table("every drift", head, Array(rows))
            + (more > 0 ? "<p>\(NumberText.count(more, "more drift")): see the JSON.</p>" : "")
    }

    /// Rows under their heads, in a frame that scrolls by itself.
    static func table(_ name: String, _ head: [String], _ rows: [String]) -> String {
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(name)\"><table><thead><tr>"
            + head.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead><tbody>"
            + rows.joined(separator: "\n") + "</tbody></table></div>"
    }
}
