import Review

/// Reads an input as a shot file, and each line of it as a criterion: what is read can be written and
/// read again, or there is an error with a sentence.
@_cdecl("LLVMFuzzerTestOneInput")
public func readShot(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    do throws(ReviewError) {
        let shot = try ShotReader.shot(text, path: "shot.yaml", folder: "shots/")
        precondition(!shot.name.isEmpty && shot.references.count <= ShotReference.most)
        precondition(shot.announced.allSatisfy { $0.seconds.lowerBound >= 0 })
        for criterion in shot.criteria ?? [] { check(criterion) }
    } catch {
        precondition(!error.message.isEmpty && !error.description.isEmpty)
    }
    for line in text.split(separator: "\n", maxSplits: 16).prefix(16) {
        do throws(ReviewError) {
            check(try CriterionParser.criterion(String(line)))
        } catch {
            precondition(!error.message.isEmpty)
        }
    }
    return 0
}

/// A criterion's own text means the same criterion.
private func check(_ criterion: Criterion) {
    do throws(ReviewError) {
        let again = try CriterionParser.criterion(criterion.text)
        precondition(again == criterion)
    } catch {
        preconditionFailure(error.message)
    }
}
