internal import FoundationEssentials
internal import Holdfast
internal import Report
internal import Review

/// What a worker is asked: one line of JSON.
struct WorkerRequest: Codable {
    struct Still: Codable {
        var path: String
        var role: String
    }

    var take: String
    var name: String
    var anchors: [Still]
    var shotPath: String?
    var shotText: String?
    var prompt: String?
    var threads: Int
    /// Where to write the pictures of its page.
    var pictures: String?

    init(_ item: BatchItem, prompt: String?, threads: Int, pictures: String? = nil) {
        take = item.path
        name = item.name
        anchors = item.anchors.map { Still(path: $0.path, role: $0.role.rawValue) }
        shotPath = item.shot?.path
        shotText = item.shot?.text
        self.prompt = prompt
        self.threads = threads
        self.pictures = pictures
    }

    /// The shot, read again from its text.
    func shot() throws(ReviewError) -> Shot? {
        guard let shotText, let shotPath else { return nil }
        return try ShotReader.shot(
            shotText, path: shotPath, folder: ShotReader.folder(of: shotPath))
    }
}

/// What a worker answers: a line of JSON, followed by a document where it names one.
struct WorkerReply: Codable {
    /// Frames measured and expected, while it works.
    var progress: [Int]?
    /// What a summary tells of the take.
    var row: TakeRow?
    /// The take as it was decoded.
    var take: TakeSection?
    /// Bytes of the document that follow this line.
    var documentBytes: Int?
    /// Why it could not be analysed.
    var error: String?

    init(progress: [Int]? = nil, error: String? = nil) {
        self.progress = progress
        self.error = error
    }
}
