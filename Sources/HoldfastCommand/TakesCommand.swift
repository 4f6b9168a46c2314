package import ArgumentParser
internal import Report
package import TakeStore

/// `holdfast takes`: what is known of takes, and what people say of them.
package struct TakesCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "takes",
        abstract: "List the takes of the store, show one, review one, export them.",
        discussion: """
            Example: holdfast takes list --verdict selected --review none

            Takes come into the store by 'holdfast batch' and 'holdfast rank'. The program proposes; \
            only people approve. A review goes stale when its take or anchor changes.
            """,
        subcommands: [
            TakesListCommand.self, TakesShowCommand.self, TakesReviewCommand.self,
            TakesExportCommand.self,
        ])

    package init() {}
}

/// Which takes are wanted.
package struct TakeFilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Takes of this shot only. (default: of all)", valueName: "name"))
    package var shot: String?

    @Option(
        help: ArgumentHelp(
            "Takes with this proposal only: rejected, maybe, selected. (default: any)",
            valueName: "state"))
    package var verdict: String?

    @Option(
        help: ArgumentHelp(
            """
            Takes with this latest review only: rejected, maybe, selected, approved, or none. \
            (default: any)
            """, valueName: "state"))
    package var review: String?

    @Flag(help: "Takes whose latest review is stale only. (default: any)")
    package var stale = false

    @Option(
        help: ArgumentHelp(
            "Takes with this text in their path only. (default: any)", valueName: "text"))
    package var path: String?

    package init() {}

    package mutating func validate() throws {
        let proposals = ["rejected", "maybe", "selected"]
        if let verdict, !proposals.contains(verdict) {
            throw ValidationError(
                "--verdict \(verdict) is no proposal; use \(proposals.joined(separator: ", ")).")
        }
        let reviews = ReviewState.allCases.map(\.rawValue) + ["none"]
        if let review, !reviews.contains(review) {
            throw ValidationError(
                "--review \(review) is no review; use \(reviews.joined(separator: ", ")).")
        }
    }

    var filter: TakeFilter {
        TakeFilter(
            shot: shot, verdict: verdict, review: review, isStale: stale ? true : nil, path: path)
    }
}

/// `holdfast takes list`.
package struct TakesListCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List takes with proposal and review.",
        discussion: "Example: holdfast takes list --shot sc010 --verdict selected")

    @OptionGroup package var filterOptions: TakeFilterOptions
    @OptionGroup package var storeOptions: StoreOptions

    @Option(
        help: ArgumentHelp(
            "Write the list as JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    package init() {}

    package mutating func validate() throws {
        try OutputChecks.validate([("--json", json, true)])
    }

    package func run() throws {
        try OutputChecks.ensureWritable([json])
        let store = try storeOptions.open()
        let document = try CommandFailure.tellingStore { () throws(StoreError) in
            TakesDocument(
                takes: try store.takes(filterOptions.filter).map { StoredTakeSection($0) })
        }
        try OutputChecks.write(json: document, to: json)
        if json != OutputFile.standardOutput {
            try Terminal.present { StoreListing.text(document, style: $0) }
        }
    }
}

/// `holdfast takes show`.
package struct TakesShowCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all that is known of one take.",
        discussion: "Example: holdfast takes show takes/a.mp4")

    @Argument(help: "The take: its number, its path, or an end of its path.")
    package var take: String

    @OptionGroup package var storeOptions: StoreOptions

    @Option(
        help: ArgumentHelp(
            "Write what is known as JSON; - is standard output. (default: none)",
            valueName: "file"))
    package var json: String?

    @Option(
        help: ArgumentHelp(
            "Write the take's latest analysis as JSON; - is standard output. (default: none)",
            valueName: "file"))
    package var analysis: String?

    package init() {}

    package mutating func validate() throws {
        try OutputChecks.validate([("--json", json, true), ("--analysis", analysis, true)])
    }

    package func run() throws {
        try OutputChecks.ensureWritable([json, analysis])
        let store = try storeOptions.open()
        let (section, document) = try CommandFailure.tellingStore { () throws(StoreError) in
            let entry = try store.take(take)
            return (
                StoredTakeSection(entry, reviews: try store.reviews(ofTake: entry.id)),
                try store.document(ofTake: entry.id)
            )
        }
        try OutputChecks.write(json: TakesDocument(takes: [section]), to: json)
        if let analysis, let document {
            try CommandFailure.tellingOutput { () throws(ReportError) in
                try OutputFile.write(document, to: analysis)
            }
        }
        if ![json, analysis].contains(OutputFile.standardOutput) {
            try Terminal.present { StoreListing.page(section, style: $0) }
        }
    }
}

/// `holdfast takes review`.
package struct TakesReviewCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Say what you think of a take.",
        discussion: """
            Example: holdfast takes review takes/a.mp4 approved --author Ada --note final
            """)

    @Argument(help: "The take: its number, its path, or an end of its path.")
    package var take: String

    @Argument(
        help: "rejected, maybe, selected or approved.",
        transform: {
            guard let state = ReviewState(rawValue: $0) else {
                throw ValidationError(
                    "\($0) is no review; use rejected, maybe, selected or approved.")
            }
            return state
        })
    package var state: ReviewState

    @Option(
        help: ArgumentHelp("Who says so. (default: the name you are logged in by)"))
    package var author: String?

    @Option(help: ArgumentHelp("What to add. (default: nothing)", valueName: "text"))
    package var note = ""

    @OptionGroup package var storeOptions: StoreOptions

    package init() {}

    package mutating func validate() throws {
        if author?.isEmpty == true { throw ValidationError("--author needs a name.") }
        guard note.count <= 4_000, author?.count ?? 0 <= 200 else {
            throw ValidationError("a note has at most 4000 characters, an author 200.")
        }
    }

    package func run() throws {
        let store = try storeOptions.open()
        let author = author ?? Terminal.userName
        let entry = try CommandFailure.tellingStore { () throws(StoreError) in
            let entry = try store.take(take)
            // A review is of what is there now, not of what was there when it was analysed.
            if let stamp = FileStamp(of: entry.path),
                try store.digest(of: entry.path, stamp) != entry.sha256,
                let now = StoreListing.digest(of: entry.path), now != entry.sha256
            {
                throw StoreError(
                    .changed,
                    "\(entry.path) has changed since it was analysed; run 'holdfast batch' again "
                        + "before it is reviewed", path: store.path)
            }
            try store.review(take: entry.id, state, author: author, note: note)
            return entry
        }
        try Terminal.present { _ in "\(entry.path): \(state.rawValue) by \(author)\n" }
    }
}

/// `holdfast takes export`.
package struct TakesExportCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write takes as CSV or JSON.",
        discussion: "Example: holdfast takes export --review approved --csv approved.csv")

    @OptionGroup package var filterOptions: TakeFilterOptions
    @OptionGroup package var storeOptions: StoreOptions

    @Option(
        help: ArgumentHelp(
            "Write CSV; - is standard output. (default: -, unless --json is given)",
            valueName: "file"))
    package var csv: String?

    @Option(
        help: ArgumentHelp(
            "Write JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    package init() {}

    package mutating func validate() throws {
        try OutputChecks.validate([("--csv", csv, true), ("--json", json, true)])
    }

    package func run() throws {
        let csv = csv ?? (json == nil ? OutputFile.standardOutput : nil)
        try OutputChecks.ensureWritable([csv, json])
        let store = try storeOptions.open()
        let document = try CommandFailure.tellingStore { () throws(StoreError) in
            TakesDocument(
                takes: try store.takes(filterOptions.filter).map { StoredTakeSection($0) })
        }
        try OutputChecks.write(json: document, to: json)
        if let csv {
            try CommandFailure.tellingOutput { () throws(ReportError) in
                try OutputFile.write(TakesTable.csv(document), to: csv)
            }
        }
    }
}
