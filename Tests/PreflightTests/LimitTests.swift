import Preflight
import Testing

@Suite struct LimitTests {
    static let descriptor = CheckDescriptor(
        id: "light.clipped", unit: "%", effect: "effect", advice: "advice")

    @Test(arguments: [
        (1.0, CheckStatus.pass, 2.0), (2, .pass, 2), (2.1, .warn, 2), (4, .warn, 2),
        (4.1, .reject, 4),
    ]) func rises(value: Double, status: CheckStatus, limit: Double) {
        let limits = CheckLimit.atMost(warn: 2, reject: 4)
        #expect(limits.status(of: value) == status)
        #expect(limits.limit(for: status) == limit)
    }

    @Test(arguments: [
        (5.0, CheckStatus.pass, 4.0), (4, .pass, 4), (3.9, .warn, 4), (2.5, .warn, 4),
        (2.4, .reject, 2.5),
    ]) func falls(value: Double, status: CheckStatus, limit: Double) {
        let limits = CheckLimit.atLeast(warn: 4, reject: 2.5)
        #expect(limits.status(of: value) == status)
        #expect(limits.limit(for: status) == limit)
    }

    @Test func oneLimitIsEnough() {
        #expect(CheckLimit.atMost(warn: 1).status(of: 1e9) == .warn)
        #expect(CheckLimit.atMost(reject: 1).status(of: 2) == .reject)
        #expect(CheckLimit.atMost(reject: 1).limit(for: .pass) == 1)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func whatIsNoNumberIsNotMeasurable(value: Double) {
        let result = CheckResult(
            Self.descriptor, .measured(value), limit: .atMost(warn: 2, reject: 4))
        #expect(result.status == .notMeasurable)
        #expect(result.value == nil)
        #expect(result.detail != nil)
    }

    @Test func absenceKeepsItsReason() {
        let result = CheckResult(
            Self.descriptor, .absent("no face was found"), limit: .atMost(warn: 2))
        #expect(result.status == .notMeasurable)
        #expect(result.detail == "no face was found")
    }

    @Test func nothingToComplainOfPassesWithoutANumber() {
        let result = CheckResult(
            Self.descriptor, .clear("no fine pattern"), limit: .atLeast(warn: 4))
        #expect(result.status == .pass)
        #expect(result.value == nil)
    }

    /// A looser profile may not warn of what a stricter one lets pass by accident of the table: limits of
    /// rejection lie beyond those of warning.
    @Test(arguments: PreflightProfile.allCases)
    func rejectionLiesBeyondWarning(profile: PreflightProfile) {
        for id in LimitTable.ids {
            guard let limit = LimitTable.limit(id, in: profile), let warn = limit.warn,
                let reject = limit.reject
            else { continue }
            #expect(limit.sense == .atMost ? warn < reject : warn > reject, "\(id)")
        }
    }

    @Test func everyLimitNamesItsSourceAndEveryCheckHasOne() {
        let ids = StillPreflight.descriptors.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            #expect(LimitTable.source(id)?.isEmpty == false, "\(id)")
            #expect(id.split(separator: ".").count == 2, "\(id)")
        }
        #expect(Set(ids) == Set(LimitTable.ids))
    }

    @Test func placesAndThingsNeedNoFace() {
        for id in LimitTable.ids where id.hasPrefix("face.") {
            #expect(LimitTable.limit(id, in: .portrait) != nil)
            #expect(LimitTable.limit(id, in: .prop) == nil)
            #expect(LimitTable.limit(id, in: .location) == nil)
        }
    }
}
