import BenchmarkFigures
import Holdfast
import LabelledClips
import Report

/// Distance of faces in pairs of pictures, same person or not.
struct IdentitySuite: Sendable {
    let data: LabelledData
    let cache: AnalysisCache

    func run() async throws -> SuiteReport {
        let pairs = try data.identityPairs()
        var same: [Double] = []
        var different: [Double] = []
        var unmeasured: [String] = []
        for pair in pairs {
            do throws(HoldfastError) {
                let comparison = try cache.analyser.compare(data.path(pair.a), data.path(pair.b))
                if let distance = comparison.identityDistance {
                    if pair.same { same.append(distance) } else { different.append(distance) }
                } else {
                    unmeasured.append("\(pair.a), \(pair.b): no face in one of them")
                }
            } catch {
                unmeasured.append(error.message)
            }
        }
        let falseAccept = quantile(different, 0.01)
        let accepted = falseAccept.map { limit in same.count { $0 <= limit } }
        var table = MarkdownTable("identity pairs", head: ["figure", "value"])
        table.add(["pairs, same + different", "\(same.count) + \(different.count)"])
        table.add(["not measurable", "\(unmeasured.count)"])
        table.add(["area under the curve", Figure.decimal(auc(same, different), places: 4)])
        table.add(["best accuracy", Figure.decimal(accuracy(same, different), places: 4)])
        table.add([
            "same accepted at 1 % false accepts", Figure.share(accepted ?? 0, same.count),
        ])
        for (title, values) in [("same", same), ("different", different)] {
            table.add([
                "distance of the \(title): p5, p50, p95",
                [0.05, 0.5, 0.95].map { Figure.decimal(quantile(values, $0)) }
                    .joined(separator: ", "),
            ])
        }
        var failures = MarkdownTable("identity pairs: not measurable", head: ["pair and reason"])
        for line in unmeasured { failures.add([line]) }
        return SuiteReport(
            tables: [table, failures],
            headlines: [
                .init("identity: area under the curve", auc(same, different), places: 4),
                .init("identity: pairs not measurable", unmeasured.count, of: pairs.count),
            ])
    }

    /// Probability that a pair of one person lies nearer than a pair of two, ties halved.
    private func auc(_ same: [Double], _ different: [Double]) -> Double? {
        guard !same.isEmpty, !different.isEmpty else { return nil }
        var won = 0.0
        for a in same {
            for b in different { won += a < b ? 1 : a == b ? 0.5 : 0 }
        }
        return won / Double(same.count * different.count)
    }

    /// Share of right answers at the best single threshold.
    private func accuracy(_ same: [Double], _ different: [Double]) -> Double? {
        (same + different).map { limit in
            Double(same.count { $0 <= limit } + different.count { $0 > limit })
                / Double(same.count + different.count)
        }.max()
    }
}
