import Preflight
import Testing

/// Each row of the table by itself: with its cause, without it, and with the cause but no symptom.
@Suite struct DiagnosisTests {
    /// A symptom and the check or prompt that explains it.
    struct Row: Sendable, CustomTestStringConvertible {
        var symptom: String
        var channel: String
        var onset = 1.0
        var check: String
        var testDescription: String { "\(symptom) <- \(check)" }
    }

    static let rows = [
        Row(
            symptom: "identity drifts late", channel: "identity.face", onset: 7,
            check: "light.mixed-white-balance"),
        Row(
            symptom: "identity drifts late", channel: "identity.geometry", onset: 7,
            check: "light.keys"),
        Row(
            symptom: "wardrobe warps", channel: "identity.wardrobe", check: "wardrobe.pattern"),
        Row(
            symptom: "the face softens", channel: "structure.texture", check: "face.sharpness"),
        Row(
            symptom: "the background morphs", channel: "structure.background",
            check: "background.busy"),
        Row(
            symptom: "the background morphs", channel: "structure.layout",
            check: "background.busy"),
        Row(symptom: "hair turns to paste", channel: "identity.hair", check: "hair.crushed"),
    ]

    static func course(
        _ drifts: [(String, Double)], words: Int? = nil, change: Double? = -2
    ) -> TakeCourse {
        TakeCourse(
            duration: 10,
            drifts: drifts.map { TakeCourse.Drift(channel: $0.0, onset: $0.1, excess: 1.7) },
            faceFinenessChange: change, promptWords: words)
    }

    /// Every check of the table, passing but for `failing`.
    static func checks(failing: String? = nil) -> [CheckResult] {
        let ids = Set(rows.map(\.check)).sorted()
        return ids.map { id in
            CheckResult(
                CheckDescriptor(id: id, unit: "unit", effect: "effect", advice: "advice"),
                .measured(id == failing ? 3 : 1), limit: .atMost(warn: 2, reject: 9))
        }
    }

    @Test(arguments: rows) func agreementNamesTheCause(row: Row) throws {
        let found = DiagnosisTable.diagnoses(
            of: Self.course([(row.channel, row.onset)]), checks: Self.checks(failing: row.check))
        #expect(found.count == 1)
        let diagnosis = try #require(found.first)
        #expect(diagnosis.symptom == row.symptom)
        #expect(diagnosis.cause != Diagnosis.unexplained)
        #expect(diagnosis.evidence.count == 2)
        let still = try #require(diagnosis.evidence.last)
        #expect(still.measure.hasPrefix(row.check))
        #expect(still.value == 3)
        #expect(still.limit == 2)
    }

    @Test(arguments: rows) func symptomAloneIsSaidToBeWithoutItsCause(row: Row) throws {
        let found = DiagnosisTable.diagnoses(
            of: Self.course([(row.channel, row.onset)]), checks: Self.checks())
        #expect(found.map(\.symptom) == [row.symptom])
        let diagnosis = try #require(found.first)
        #expect(diagnosis.cause == Diagnosis.unexplained)
        #expect(diagnosis.evidence.count >= 2, "both numbers are shown all the same")
    }

    @Test(arguments: rows) func causeAloneIsNoDiagnosis(row: Row) {
        #expect(
            DiagnosisTable.diagnoses(
                of: Self.course([("colour.palette", 1)]),
                checks: Self.checks(failing: row.check)
            ).isEmpty)
    }

    @Test(arguments: rows) func whatWasNotMeasuredIsNotACause(row: Row) throws {
        let checks = Self.checks().map { check in
            CheckResult(
                CheckDescriptor(id: check.id, unit: "unit", effect: "", advice: ""),
                .absent("no face was found"), limit: check.limit)
        }
        let found = DiagnosisTable.diagnoses(
            of: Self.course([(row.channel, row.onset)]), checks: checks)
        let diagnosis = try #require(found.first)
        #expect(diagnosis.cause == Diagnosis.unexplained)
        #expect(diagnosis.action.contains("could not be measured (no face was found)"))
        #expect(diagnosis.evidence.count == 1)
    }

    @Test(arguments: rows) func withoutAStillNothingIsLookedFor(row: Row) {
        #expect(
            DiagnosisTable.diagnoses(of: Self.course([(row.channel, row.onset)]), checks: [])
                .isEmpty)
    }

    @Test func earlyDriftOfIdentityIsNotLate() {
        #expect(
            DiagnosisTable.diagnoses(
                of: Self.course([("identity.face", 4.9)]),
                checks: Self.checks(failing: "light.mixed-white-balance")
            ).isEmpty)
    }

    @Test func aFaceThatSharpensDoesNotSoften() {
        for change in [0.5, nil] {
            #expect(
                DiagnosisTable.diagnoses(
                    of: Self.course([("structure.texture", 1)], change: change),
                    checks: Self.checks(failing: "face.sharpness")
                ).isEmpty)
        }
    }

    @Test(arguments: [
        (3.6, 4.0, true), (4.0, 4.0, true), (3.4, 4.0, false), (4.1, 4.0, false),
    ]) func lightLeadsByHalfASecond(light: Double, identity: Double, leads: Bool) {
        let found = DiagnosisTable.diagnoses(
            of: Self.course([("colour.exposure", light), ("identity.face", identity)]),
            checks: Self.checks())
        #expect(
            found.map(\.symptom) == (leads ? ["light shifts just before identity changes"] : []))
        if leads {
            #expect(abs((found.first?.evidence.first?.value ?? 9) - (identity - light)) < 1e-9)
        }
    }

    @Test(arguments: [(15, false), (16, true)])
    func aLongPromptExplainsTheBackHalf(words: Int, explains: Bool) {
        let found = DiagnosisTable.diagnoses(
            of: Self.course([("colour.palette", 6)], words: words), checks: Self.checks())
        #expect(found.map(\.symptom) == (explains ? ["drift begins in the back half"] : []))
        #expect(found.first?.evidence.last?.value == (explains ? 16 : nil))
    }

    @Test func aPromptExplainsALateDriftOfIdentity() {
        let found = DiagnosisTable.diagnoses(
            of: Self.course([("identity.face", 6)], words: 20), checks: Self.checks())
        #expect(found.map(\.symptom) == ["drift begins in the back half"])
    }

    @Test func aTakeThatHoldsHasNoDiagnosis() {
        let failing = Self.rows.map(\.check)
        let checks = failing.flatMap { id in Self.checks(failing: id).filter { $0.id == id } }
        #expect(DiagnosisTable.diagnoses(of: Self.course([], words: 40), checks: checks).isEmpty)
    }
}
