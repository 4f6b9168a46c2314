/// How a batch is run.
public struct BatchOptions: Sendable {
    /// Folder for the outputs, made when it is not there; `nil` to keep results in the store alone.
    public var output: String?
    /// Folder for pages to look at; `nil` for none.
    public var report: String?
    /// Path of the take store.
    public var store: String
    /// Threads in all, 1...64: as many takes at once, or fewer takes on several threads each.
    public var threads: Int
    /// What may change a number, in one spelling: part of the key that results are kept under.
    public var optionsText: String
    /// The prompt of the command line; `nil` for that of each shot.
    public var prompt: String?
    /// The part of the set to cover; `nil` for all of it.
    public var shard: Shard?
    /// Whether to stop at the first take that is rejected or fails.
    public var failFast: Bool
    /// Seconds that one take may need; `nil` for any time.
    public var timeout: Double?
    /// Whether to go on waiting for new takes until interrupted.
    public var watches: Bool
    /// Program and arguments of a worker.
    public var worker: [String]

    /// Options; the defaults analyse every take once and stop.
    public init(
        output: String?, report: String? = nil, store: String, threads: Int, optionsText: String,
        prompt: String? = nil,
        shard: Shard? = nil, failFast: Bool = false, timeout: Double? = nil, watches: Bool = false,
        worker: [String]
    ) {
        self.output = output
        self.report = report
        self.store = store
        self.threads = threads
        self.optionsText = optionsText
        self.prompt = prompt
        self.shard = shard
        self.failFast = failFast
        self.timeout = timeout
        self.watches = watches
        self.worker = worker
    }
}
