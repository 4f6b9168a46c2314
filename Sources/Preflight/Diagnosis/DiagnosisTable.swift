/// Holds what a take did against what was measured on its still.
public enum DiagnosisTable {
    /// A diagnosis for each rule whose symptom and cause agree, and one for each symptom whose usual cause
    /// was looked for on the still and not found; in the order of symptoms.
    ///
    /// - Parameter checks: of the stills that the take was made from; empty without one.
    public static func diagnoses(
        of course: TakeCourse, checks: [CheckResult]
    ) -> [Diagnosis] {
        var found: [Diagnosis] = []
        for symptom in Symptom.allCases {
            guard let seen = symptom.evidence(in: course) else { continue }
            let rules = DiagnosisRule.table.filter { $0.symptom == symptom }
            let agreed = rules.compactMap { rule in
                evidence(for: rule, course, checks).map { evidence in
                    Diagnosis(
                        symptom: symptom.rawValue, cause: rule.cause, action: rule.action,
                        evidence: [seen] + evidence)
                }
            }
            found += agreed
            if agreed.isEmpty, let open = unexplained(symptom, seen, rules, checks) {
                found.append(open)
            }
        }
        return settled(found)
    }

    /// The numbers that speak for a rule's cause; `nil` where they do not.
    private static func evidence(
        for rule: DiagnosisRule, _ course: TakeCourse, _ checks: [CheckResult]
    ) -> [Diagnosis.Evidence]? {
        switch rule.source {
        case .symptom: return []
        case .promptLongerThan(let words):
            guard let count = course.promptWords, count > words else { return nil }
            return [
                Diagnosis.Evidence(
                    measure: "prompt.words, words", value: Double(count), limit: Double(words))
            ]
        case .check(let id):
            guard let check = checks.first(where: { $0.id == id }),
                check.status == .warn || check.status == .reject
            else { return nil }
            return evidence(of: check).map { [$0] }
        }
    }

    private static func evidence(of check: CheckResult) -> Diagnosis.Evidence? {
        guard let value = check.value, let limit = check.limit.limit(for: check.status) else {
            return nil
        }
        return Diagnosis.Evidence(
            measure: "\(check.id), \(check.unit)", value: value, limit: limit)
    }

    /// A symptom whose usual causes were looked for on a still; `nil` where there was no still to look at.
    private static func unexplained(
        _ symptom: Symptom, _ seen: Diagnosis.Evidence, _ rules: [DiagnosisRule],
        _ checks: [CheckResult]
    ) -> Diagnosis? {
        let ids = rules.compactMap { rule -> String? in
            if case .check(let id) = rule.source { id } else { nil }
        }
        let looked = ids.compactMap { id in checks.first { $0.id == id } }
        guard !looked.isEmpty else { return nil }
        let clear = looked.filter { $0.status == .pass }.map(\.id)
        var words = looked.filter { $0.status == .notMeasurable }.map {
            "\($0.id) could not be measured (\($0.detail ?? "no reason is known"))"
        }
        if !clear.isEmpty {
            words.append(
                clear.joined(separator: " and ") + (clear.count == 1 ? " passes" : " pass"))
        }
        return Diagnosis(
            symptom: symptom.rawValue, cause: Diagnosis.unexplained,
            action: "keep the still and generate again: " + words.joined(separator: ", "),
            evidence: [seen] + looked.compactMap { evidence(of: $0) })
    }

    /// A late drift of identity that the light or the prompt explains is not without a cause.
    private static func settled(_ found: [Diagnosis]) -> [Diagnosis] {
        let others = [Symptom.lightFirst.rawValue, Symptom.backHalf.rawValue]
        guard found.contains(where: { others.contains($0.symptom) }) else { return found }
        return found.filter {
            $0.symptom != Symptom.lateIdentity.rawValue || $0.cause != Diagnosis.unexplained
        }
    }
}
