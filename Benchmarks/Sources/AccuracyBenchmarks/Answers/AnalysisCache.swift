import Foundation
import Holdfast
import Media
import Report

/// Analyses of labelled takes, each made once and kept for every suite that asks again.
actor AnalysisCache {
    let analyser: Analyser
    private var answers: [Question: Result<AnalysisDocument, HoldfastError>] = [:]
    private let firstFrames: FirstFrameFolder

    private struct Question: Hashable {
        let take: String
        let anchor: String?
    }

    init(analyser: Analyser) throws {
        self.analyser = analyser
        firstFrames = try FirstFrameFolder()
    }

    /// What `analyser` says of `take`; without an anchor the take's own first frame is the still.
    func analysis(
        of take: String, anchor: String? = nil
    ) async -> Result<AnalysisDocument, HoldfastError> {
        let question = Question(take: take, anchor: anchor)
        if let answer = answers[question] { return answer }
        let answer: Result<AnalysisDocument, HoldfastError>
        do throws(HoldfastError) {
            let still = if let anchor { anchor } else { try firstFrame(of: take) }
            let analysis = try await analyser.analyze(
                take: take, anchors: [AnchorRequest(path: still)])
            answer = .success(analysis.document)
        } catch {
            answer = .failure(error)
        }
        answers[question] = answer
        return answer
    }

    /// What is true of `take` that could change how far its channels go; nothing of one that cannot be used.
    func conditions(of take: String) async -> [TakeCondition] {
        (try? await analyser.wander(of: take))?.conditions ?? []
    }

    /// The first frame of `take` as a PNG file, which lives as long as this cache.
    func firstFrame(of take: String) throws(HoldfastError) -> String {
        try firstFrames.still(of: take, with: analyser)
    }
}

extension Result where Success == AnalysisDocument, Failure == HoldfastError {
    /// The document; `nil` of a failure.
    var document: AnalysisDocument? { try? get() }

    /// Why there is no document, in brackets; empty when there is one.
    var failure: String {
        if case .failure(let error) = self { "failed (\(error.message))" } else { "" }
    }
}
