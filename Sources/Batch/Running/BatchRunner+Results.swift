internal import FoundationEssentials
internal import Holdfast
internal import Report
internal import Review
internal import TakeStore

extension BatchRunner {
    /// The answer kept for `item`, respelled and judged anew where that is all that differs.
    func known(
        _ item: BatchItem, _ key: BatchKeys.Key
    ) throws(BatchError) -> (row: TakeRow, document: [UInt8])? {
        let kept: StoredAnalysis?
        do throws(StoreError) {
            kept = try store.analysis(
                key: key.judged, measurement: key.measured, spelling: key.spelling)
        } catch {
            throw BatchError(error)
        }
        guard let kept else { return nil }
        if kept.isJudgedAlike, kept.isSpelledAlike,
            var row = try? JSONDecoder().decode(TakeRow.self, from: Data(kept.row))
        {
            row.name = item.name
            row.path = item.path
            return (row, kept.document)
        }
        guard
            var document = try? JSONDecoder().decode(
                AnalysisDocument.self, from: Data(kept.document))
        else { return nil }
        document.respell(take: item.path, anchors: item.anchors.map(\.path))
        document.judge(by: (item.shot?.shot).asked(options.prompt))
        let row = TakeRow(document, name: item.name, path: item.path)
        let bytes: [UInt8]
        do throws(ReportError) {
            bytes = try DocumentWriter.json(document)
        } catch {
            throw BatchError(error)
        }
        try keep(item, key, row, document.take, bytes)
        return (row, bytes)
    }

    /// Takes what a worker answered.
    func collect(_ answer: WorkerProcess.Answer, _ index: Int) throws(BatchError) {
        let item = items[index]
        guard let row = answer.reply.row, let take = answer.reply.take else {
            return try fail(index, answer.reply.error ?? "\(item.path): was not analysed")
        }
        guard try keys.digest(of: item.path) == take.sha256 else {
            return try fail(
                index,
                "\(item.path): changed while it was analysed; let it be finished and run again")
        }
        let key = try keys.key(of: item, sha256: take.sha256)
        try keep(item, key, row, take, answer.document)
        try finish(index, row, answer.document, key, wasKnown: false)
    }

    private func keep(
        _ item: BatchItem, _ key: BatchKeys.Key, _ row: TakeRow, _ take: TakeSection,
        _ document: [UInt8]
    ) throws(BatchError) {
        var shot: ShotRecord?
        if let own = item.shot, !own.shot.name.isEmpty {
            shot = ShotRecord(
                name: own.shot.name, path: FileSystem.absolute(own.path), references: [])
            for anchor in item.anchors {
                shot?.references.append(
                    ShotRecord.Reference(
                        role: anchor.role.rawValue, path: FileSystem.absolute(anchor.path),
                        sha256: try keys.still(anchor.path)))
            }
        }
        let run = RunRecord(
            path: FileSystem.absolute(item.path), sha256: take.sha256, anchors: key.anchors,
            shot: shot, duration: take.duration, frames: take.frames, frameRate: take.frameRate,
            width: take.width, height: take.height, codec: take.codec, version: ToolVersion.text,
            state: row.state, usableUntil: row.usableUntil, firstToBreak: row.firstToBreak,
            reasons: row.reasons)
        let bytes = (try? JSONEncoder().encode(row)).map { [UInt8]($0) } ?? []
        do throws(StoreError) {
            try store.keep(
                run, key: key.judged, measurement: key.measured, spelling: key.spelling,
                row: bytes, document: document)
        } catch {
            throw BatchError(error)
        }
    }

    /// Writes a take's document and page, and tells of it.
    func finish(
        _ index: Int, _ row: TakeRow, _ document: [UInt8], _ key: BatchKeys.Key, wasKnown: Bool
    ) throws(BatchError) {
        try folder?.write(document, name: row.name + ".json")
        try report?.add(row, document, key: key.measured)
        end(index, row, wasKnown: wasKnown)
    }

    /// A take that could not be analysed; what an earlier run wrote of it is no longer true.
    func fail(_ index: Int, _ message: String) throws(BatchError) {
        let item = items[index]
        folder?.remove(item.name + ".json")
        report?.remove(item.name)
        end(
            index,
            TakeRow(name: item.name, path: item.path, state: "failed", error: message),
            wasKnown: false)
    }

    private func end(_ index: Int, _ row: TakeRow, wasKnown: Bool) {
        rows[index] = row
        if options.watches, let stamp = FileStamp(of: row.path) { seen[row.path] = stamp }
        let done = rows.count { $0 != nil }
        tell(.finished(row, wasKnown: wasKnown, done: done, of: items.count))
        if options.failFast, row.state == "failed" || row.state == "rejected" { stops = true }
    }

    /// Ends takes that need too long, and the rest when the batch stops early.
    func endOverdue() throws(BatchError) {
        for (place, worker) in workers.enumerated().reversed() {
            guard let job = worker.job else { continue }
            let isOverdue = options.timeout.map { job.began.duration(to: .now) > .seconds($0) }
            guard stops || isOverdue ?? false else { continue }
            worker.end()
            workers.remove(at: place)
            if stops { continue }
            try fail(
                job.index,
                "\(items[job.index].path): was not done within --timeout; raise that, or shorten "
                    + "the take")
        }
    }

    /// Writes `summary.json`, `summary.csv` and `junit.xml`.
    @discardableResult
    func writeSummaries() throws(BatchError) -> BatchDocument {
        let all = zip(items, rows).map { item, row in
            row ?? TakeRow(name: item.name, path: item.path, state: "skipped")
        }.sorted { $0.name < $1.name }
        let document = BatchDocument(
            version: ToolVersion.text, shard: options.shard?.text,
            takes: BatchRanking.markingBest(all))
        try report?.writeIndex(document.takes)
        guard let folder else { return document }
        let json: [UInt8]
        do throws(ReportError) {
            json = try DocumentWriter.json(document)
        } catch {
            throw BatchError(error)
        }
        try folder.write(json, name: "summary.json")
        try folder.write([UInt8](BatchTable.csv(document).utf8), name: "summary.csv")
        try folder.write([UInt8](JUnitWriter.xml(document).utf8), name: "junit.xml")
        return document
    }

    /// Adds takes that have come or changed since, once they are complete.
    ///
    /// A file is complete when neither its length nor its time has changed for two seconds; one that was
    /// renamed into its folder has been so for longer already.
    func lookForNew() throws(BatchError) {
        let known = Set(items.map(\.path))
        var added: [BatchItem] = []
        for item in (try? input.items()) ?? [] {
            guard let stamp = FileStamp(of: item.path), stamp.age > Self.settledAfter else {
                continue
            }
            if !known.contains(item.path) {
                added.append(item)
            } else if seen[item.path] != stamp,
                let index = items.firstIndex(where: { $0.path == item.path }), rows[index] != nil
            {
                rows[index] = nil
                begin(index)
            }
        }
        try add(added)
    }

    /// Seconds without a change after which a file is complete.
    static let settledAfter = 2.0
}
