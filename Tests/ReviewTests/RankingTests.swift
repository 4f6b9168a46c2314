import Review
import Testing

struct RankingTests {
    private func take(
        _ name: String, _ state: TakeVerdict.State = .selected, usable: Double = 10,
        clean: Bool = true, channels: [String: Double] = [:]
    ) -> TakeStanding {
        TakeStanding(
            name: name, state: state, usableUntil: usable, duration: 10, cleanHandoff: clean,
            channels: channels.sorted { $0.key < $1.key }.map {
                .init(id: $0.key, coverage: 1, mean: $0.value / 2, high: $0.value)
            })
    }

    private func order(_ takes: [TakeStanding]) -> [String] {
        TakeRanking.ranked(takes).map(\.standing.name)
    }

    @Test func verdictThenLengthThenHandoffThenUnrest() {
        let takes = [
            take("rejected", .rejected, channels: ["identity.face": 0]),
            take("maybe", .maybe, channels: ["identity.face": 0]),
            take("short", usable: 6, channels: ["identity.face": 0]),
            take("unclean", clean: false, channels: ["identity.face": 0]),
            take("restless", channels: ["identity.face": 0.9]),
            take("best", channels: ["identity.face": 0.3]),
        ]
        let expected = ["best", "restless", "unclean", "short", "maybe", "rejected"]
        #expect(order(takes) == expected)
        #expect(order(takes.reversed()) == expected)
        let reasons = TakeRanking.ranked(takes).map(\.reason)
        #expect(reasons[0] == "moves 0.30 tolerances, the next 0.90")
        #expect(reasons[1] == "ends in a clean frame, the next does not")
        #expect(reasons[2] == "holds 10.0 s, the next 6.0 s")
        #expect(reasons[3] == "selected, the next is maybe")
        #expect(reasons[5] == nil)
    }

    @Test func closeTakesAreComparedByChannel() {
        let calm = take("calm", channels: ["colour.exposure": 0.42, "identity.face": 0.30])
        let rough = take("rough", channels: ["colour.exposure": 0.30, "identity.face": 0.40])
        #expect(order([rough, calm]) == ["calm", "rough"])
        #expect(
            TakeRanking.ranked([rough, calm])[0].reason
                == "close; calmer in 1 channels, most in identity.face by 0.10 tolerances")
        let twin = take("twin", channels: ["colour.exposure": 0.42, "identity.face": 0.30])
        #expect(order([twin, calm]) == ["calm", "twin"])
        #expect(
            TakeRanking.ranked([twin, calm])[0].reason == "as good as the next within noise")
        #expect(order([]) == [])
    }
}
