internal import Glibc
internal import Holdfast
public import Report
internal import Review
internal import TakeStore

/// Analyses many takes, each once: known answers come from the store, others from worker processes.
///
/// One thread waits for all workers; whatever a worker answers is kept before it is told or written, so
/// that an end at any moment loses at most the takes at work.
public final class BatchRunner {
    let options: BatchOptions
    let input: BatchInput
    let tell: (BatchEvent) -> Void
    let store: TakeStore
    let keys: BatchKeys
    let folder: OutputFolder?
    let report: ReportFolder?
    var items: [BatchItem] = []
    var rows: [TakeRow?] = []
    /// Stamps of what was read, by path, for `watches`.
    var seen: [String: FileStamp] = [:]
    var workers: [WorkerProcess] = []
    private var pending: [Int] = []
    /// What workers measure, by item.
    private var atWork: [Int: String] = [:]
    /// Known takes settled before workers are listened to again.
    private static let knownAtOnce = 16
    /// Whether no further take is begun.
    var stops = false

    /// A batch of what `input` names.
    ///
    /// - Parameter tell: called as things happen, on the thread that runs.
    /// - Throws: `BatchError` when the store or the output folder cannot be used.
    public init(
        _ input: BatchInput, options: BatchOptions, tell: @escaping (BatchEvent) -> Void
    ) throws(BatchError) {
        self.input = input
        self.options = options
        self.tell = tell
        folder = try options.output.map { path throws(BatchError) in try OutputFolder(path) }
        report = try options.report.map { path throws(BatchError) in try ReportFolder(path) }
        do throws(StoreError) {
            store = try TakeStore(path: options.store)
        } catch {
            throw BatchError(error)
        }
        keys = try BatchKeys(store: store, options: options)
    }

    deinit { workers.forEach { $0.end() } }

    /// Runs until every take is done, or until `isInterrupted` in a batch that watches.
    ///
    /// - Throws: `BatchError` when an input cannot be understood or an output not be written. What was
    ///   finished stays finished.
    public func run(isInterrupted: () -> Bool = { false }) throws(BatchError) -> BatchDocument {
        // A worker that has gone shows when its answer is read, and must not end this process too.
        signal(SIGPIPE, SIG_IGN)
        // A batch that watches takes up only what is complete.
        try add(
            try input.items().filter { item in
                !options.watches
                    || FileStamp(of: item.path).map { $0.age > Self.settledAfter } ?? true
            })
        tell(.found(items.count))
        while true {
            let isLaden = try dispatch()
            if pending.isEmpty, workers.allSatisfy({ $0.job == nil }) {
                guard options.watches, !stops else { break }
                try writeSummaries()
                tell(.waiting)
                while pending.isEmpty, !isInterrupted() {
                    usleep(500_000)
                    try lookForNew()
                }
                if isInterrupted() { break }
                continue
            }
            if isInterrupted() { break }
            try waitForWorkers(patience: isLaden ? 0 : 100)
            try endOverdue()
        }
        for worker in workers { worker.end() }
        workers = []
        return try writeSummaries()
    }

    /// Adds takes, those of another shard left out.
    func add(_ found: [BatchItem]) throws(BatchError) {
        var wanted: [BatchItem] = []
        for item in found {
            if let shard = options.shard {
                // What cannot be read is the first shard's to report.
                guard let digest = try keys.digest(of: item.path) else {
                    if shard.index == 1 { wanted.append(item) }
                    continue
                }
                guard shard.covers(digest) else { continue }
            }
            for anchor in item.anchors { _ = try keys.still(anchor.path) }
            wanted.append(item)
        }
        let first = items.count
        var kept = folder?.names() ?? [:]
        for item in items { kept[FileSystem.absolute(item.path)] = item.name }
        items = BatchPlan.named(items + wanted, keeping: kept)
        // Kept before anything is written: after an end at any moment each take still has its name.
        try folder?.keep(names: items)
        rows += wanted.map { _ in nil }
        pending += first..<items.count
    }

    /// Lets an item be done again.
    func begin(_ index: Int) { pending.append(index) }

    /// Takes what is known from the store and gives the rest to workers, as many as there are threads.
    ///
    /// - Returns: whether it stopped for the workers' sake alone, and can go on at once.
    private func dispatch() throws(BatchError) -> Bool {
        var known = 0
        var postponed: [Int] = []
        defer { pending = stops ? [] : postponed + pending }
        while let index = pending.first, !stops {
            let idle = workers.first { $0.job == nil }
            guard idle != nil || workers.count < options.threads else { return false }
            guard known < Self.knownAtOnce else { return true }
            pending.removeFirst()
            let measured: String
            switch try settle(index) {
            case .done:
                known += 1
                continue
            case .atWork:
                // Another file with the same content is being analysed: its answer will do.
                postponed.append(index)
                continue
            case .toDo(let key): measured = key
            }
            atWork[index] = measured
            let worker: WorkerProcess
            if let idle {
                worker = idle
            } else {
                worker = try WorkerProcess(options.worker)
                workers.append(worker)
            }
            // The last takes share all threads; before that each take has one.
            let busy = workers.filter { $0.job != nil }.map { $0.job?.threads ?? 1 }.reduce(0, +)
            let free = max(1, options.threads - busy)
            let share = max(1, free / min(free, pending.count + 1))
            worker.ask(
                WorkerRequest(
                    items[index], prompt: options.prompt, threads: share,
                    pictures: report?.pictures(measured)), index: index)
        }
        return false
    }

    /// How a take stands before a worker has it.
    private enum Settlement {
        case done
        case atWork
        case toDo(measured: String)
    }

    /// Finishes a take without analysing it, where it is known or not there.
    private func settle(_ index: Int) throws(BatchError) -> Settlement {
        let item = items[index]
        guard let digest = try keys.digest(of: item.path) else {
            try fail(index, "\(item.path): cannot be read any more; put it back and run again")
            return .done
        }
        let key = try keys.key(of: item, sha256: digest)
        // A page needs pictures, which no store keeps.
        if report?.holdsPictures(key.measured) ?? true, let known = try known(item, key) {
            try finish(index, known.row, known.document, key, wasKnown: true)
            return .done
        }
        let isAtWork = workers.contains { worker in
            worker.job.map { atWork[$0.index] == key.measured } ?? false
        }
        return isAtWork ? .atWork : .toDo(measured: key.measured)
    }

    /// Reads what workers answer.
    ///
    /// - Parameter patience: how long to wait for an answer at most, in milliseconds.
    private func waitForWorkers(patience: Int32) throws(BatchError) {
        var files = workers.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
        guard poll(&files, nfds_t(files.count), patience) >= 0 else { return }
        var gone: [Int] = []
        for (place, file) in files.enumerated() where file.revents != 0 {
            let worker = workers[place]
            let index = worker.job?.index
            let answer: WorkerProcess.Answer?
            do throws(WorkerProcess.Gone) {
                answer = try worker.read()
            } catch {
                gone.append(place)
                let signal = worker.end()
                guard let index else { continue }
                let how = signal.map { "was brought down by signal \($0)" } ?? "ended early"
                try fail(
                    index,
                    "\(items[index].path): its analysis \(how); check the file with 'holdfast probe'"
                )
                continue
            }
            if let answer, let index { try collect(answer, index) }
        }
        for place in gone.reversed() { workers.remove(at: place) }
        let begun = workers.filter { $0.job != nil }.map(\.share).reduce(0, +)
        tell(.progress(Double(rows.count { $0 != nil }) + begun, of: items.count))
    }
}
