import Drift
import Review
import Testing

struct VerdictTests {
    private func channel(
        _ id: String, drifts: [(Range<Double>, Double)] = [], coverage: Double = 1,
        absences: [String] = [], values: [Double?] = []
    ) -> TakeEvidence.Channel {
        TakeEvidence.Channel(
            id: id, unit: "x", tolerance: 1, coverage: coverage, absences: absences,
            drifts: drifts.map { seconds, excess in
                TakeEvidence.Drift(
                    seconds: seconds,
                    severity: excess < 1.6 ? .minor : excess < 2.5 ? .major : .severe,
                    peakTime: seconds.lowerBound, peakValue: excess, peakExcess: excess)
            }, times: values.indices.map { Double($0) / 4 }, values: values, departures: values)
    }

    private func take(
        _ channels: [TakeEvidence.Channel], _ defects: [TakeEvidence.Defect] = [],
        duration: Double = 10, clean: Bool? = true
    ) -> TakeEvidence {
        TakeEvidence(
            duration: duration, frameRate: 24, size: PictureSize(width: 1280, height: 720),
            channels: channels, defects: defects, cleanHandoff: clean)
    }

    private func verdict(_ evidence: TakeEvidence, _ criteria: String...) throws -> TakeVerdict {
        var shot = Shot(name: "a")
        shot.criteria = try criteria.map { try CriterionParser.criterion($0) }
        return VerdictJudge.verdict(evidence, shot: shot)
    }

    @Test func whatHoldsIsSelected() {
        let found = VerdictJudge.verdict(
            take([channel("identity.face"), channel("colour.exposure")]))
        #expect(found.state == .selected && found.usableUntil == 10 && found.reasons.isEmpty)
        #expect(found.outcomes.allSatisfy { $0.result == .clear })
        #expect(VerdictJudge.verdict(take([])).state == .selected)
    }

    @Test func theFirstToBreakLeads() {
        let found = VerdictJudge.verdict(
            take([
                channel("identity.face", drifts: [(9.8..<10, 2)]),
                channel("colour.exposure", drifts: [(8..<10, 1.2), (9.2..<9.6, 1.2)]),
                channel("structure.layout", drifts: [(8.4..<8.6, 3)]),
            ]))
        #expect(found.state == .rejected && found.firstToBreak == "colour.exposure")
        #expect(abs((found.leadSeconds ?? 0) - 0.4) < 1e-9 && found.usableUntil == 8)
        #expect(
            found.reasons == [
                "colour.exposure drifts 8.0-10.0 s, minor, peak 1.2 tolerances at 8.0 s "
                    + "[maybe: any drifts]",
                "structure.layout drifts 8.4-8.6 s, severe, peak 3.0 tolerances at 8.4 s "
                    + "[reject: any major]",
                "colour.exposure drifts 9.2-9.6 s, minor, peak 1.2 tolerances at 9.2 s "
                    + "[maybe: any drifts]",
                "identity.face drifts 9.8-10.0 s, major, peak 2.0 tolerances at 9.8 s "
                    + "[reject: any major]",
            ])
    }

    @Test func ofTwoThatBeginTogetherTheWorseLeads() {
        let found = VerdictJudge.verdict(
            take([
                channel("identity.face", drifts: [(2..<4, 1.2)]),
                channel("identity.skin", drifts: [(2..<4, 3)]),
            ]))
        #expect(found.firstToBreak == "identity.skin" && found.leadSeconds == 0)
    }

    @Test func minorDriftsLeaveAMaybe() {
        func state(_ excess: Double) -> TakeVerdict.State {
            VerdictJudge.verdict(take([channel("identity.face", drifts: [(1..<2, excess)])])).state
        }
        #expect(state(1.3) == .maybe && state(1.7) == .rejected)
    }

    @Test func defectsCannotPassUnseen() throws {
        for kind in DefectKind.allCases {
            let seconds = kind == .cut ? 4.04..<4.04 : 4.04..<4.8
            let evidence = take([], [.init(kind: kind, seconds: seconds)])
            for found in [
                VerdictJudge.verdict(evidence), try verdict(evidence, "reject: identity severe"),
            ] {
                #expect(found.state == .rejected && found.usableUntil == 4.04)
                #expect(found.reasons[0].hasPrefix(kind.rawValue))
                #expect(found.reasons[0].hasSuffix("[reject: \(kind.rawValue)]"))
            }
            // A criterion of the shot's own about it decides instead.
            #expect(try verdict(evidence, "maybe: \(kind.rawValue) for 0s").state == .maybe)
        }
        let freeze = take([], [.init(kind: .freeze, seconds: 1..<1.5)])
        #expect(try verdict(freeze, "reject: freeze for 0.6s").state == .selected)
    }

    @Test func aFaceThatIsNeverSeenIsNotPerfect() {
        let unseen = take([channel("identity.face", coverage: 0, absences: ["no-face"])])
        let byDefault = VerdictJudge.verdict(unseen)
        #expect(byDefault.state == .maybe)
        #expect(
            byDefault.reasons == [
                "identity.face measured in 0 % of its samples (no-face) "
                    + "[maybe: identity.face coverage < 50 %]"
            ])
        #expect(VerdictJudge.verdict(unseen, shot: Shot(name: "a", faces: 1)).state == .rejected)
        #expect(VerdictJudge.verdict(unseen, shot: Shot(name: "a", faces: 0)).state == .selected)
        let turned = Shot(name: "a", prompt: "She turns away, then walks off")
        #expect(VerdictJudge.verdict(unseen, shot: turned).state == .selected)
        let anchorless = take([
            channel("identity.face", coverage: 0, absences: ["no-face-in-anchor"])
        ])
        #expect(VerdictJudge.verdict(anchorless).state == .selected)
    }

    @Test func onlyWhatAStillWasSentForMustBeSeen() {
        let closeUp = take([
            channel("identity.face"),
            channel("identity.wardrobe", coverage: 0.1, absences: ["out-of-frame"]),
        ])
        #expect(VerdictJudge.verdict(closeUp).state == .selected)
        let jacket = Shot(
            name: "a", references: [ShotReference(path: "jacket.png", role: .wardrobe)])
        let found = VerdictJudge.verdict(closeUp, shot: jacket)
        #expect(found.state == .maybe)
        #expect(
            found.reasons == [
                "identity.wardrobe measured in 10 % of its samples (out-of-frame) "
                    + "[maybe: identity.wardrobe coverage < 50 %]"
            ])
    }

    @Test func whatTheShotAsksIsRequired() {
        let shot = Shot(
            name: "a", size: PictureSize(width: 1920, height: 1080), duration: 15, frameRate: 25)
        let found = VerdictJudge.verdict(take([]), shot: shot)
        #expect(found.state == .rejected)
        #expect(
            found.reasons == [
                "duration is 10 s, asked 15 ± 0.1 s [require: duration within 0.1s of 15s]",
                "frame-rate is 24 fps, asked 25 ± 0.05 fps "
                    + "[require: frame-rate within 0.05fps of 25fps]",
                "the picture is 1280x720, asked 1920x1080 [require: size is 1920x1080]",
            ])
        #expect(
            VerdictJudge.verdict(take([]), shot: Shot(name: "a", duration: 10)).state == .selected)
    }

    @Test func levelsNeedTheirTime() throws {
        // Four samples a second: above 5 from 0.5 s to 1.25 s.
        let evidence = take([channel("identity.wardrobe", values: [0, 1, 6, 7, 6, 2, nil, 9])])
        #expect(try verdict(evidence, "maybe: identity.wardrobe > 5 for 0.75s").state == .maybe)
        #expect(try verdict(evidence, "reject: identity.wardrobe > 5 for 0.75s").state == .rejected)
        #expect(try verdict(evidence, "reject: identity.wardrobe > 5 for 1s").state == .selected)
        // 6.95 is within a tenth of the tolerance of 7.
        let near = try verdict(
            take([channel("identity.wardrobe", values: [6.95, 6.95])]),
            "reject: identity.wardrobe > 7")
        #expect(near.state == .maybe && near.outcomes[0].result == .near)
        #expect(
            near.reasons == [
                "identity.wardrobe is 6.95 x at worst in 0.0-0.5 s, limit 7 "
                    + "[reject: identity.wardrobe > 7]"
            ])
    }

    @Test func aTakeOffItsAnchorSaysSo() {
        var face = channel("identity.face", drifts: [(0..<10, 3)])
        face.drifts[0].isFromAnchor = true
        #expect(
            VerdictJudge.verdict(take([face])).reasons == [
                "identity.face drifts 0.0-10.0 s, severe, off the anchor from the start, "
                    + "peak 3.0 tolerances at 0.0 s [reject: any major]"
            ])
    }

    @Test func whatWasNotMeasuredIsNoVerdict() throws {
        let absent = try verdict(take([]), "reject: identity.wardrobe severe")
        #expect(absent.state == .maybe && absent.outcomes[0].result == .notMeasurable)
        #expect(absent.reasons[0].hasPrefix("identity.wardrobe was not measured"))
        let hidden = take([channel("identity.iris", coverage: 0, absences: ["small-face"])])
        let found = try verdict(
            hidden, "reject: identity.iris > 3", "maybe: identity coverage < 1 %")
        #expect(found.outcomes[0].result == .notMeasurable)
    }

    @Test func announcedChangesAreShownAndDoNotCount() {
        let shot = Shot(
            name: "a",
            announced: [AnnouncedChange(what: "x", channels: [.family("colour")], seconds: 2..<4)])
        func state(_ id: String, _ start: Double) -> TakeVerdict.State {
            let evidence = take([channel(id, drifts: [(start..<9, 3)])]).marking(shot.changes)
            #expect(evidence.channels[0].drifts.count == 1)
            return VerdictJudge.verdict(evidence, shot: shot).state
        }
        #expect(state("colour.exposure", 2.1) == .selected)
        #expect(state("colour.exposure", 1.8) == .selected)
        #expect(state("colour.exposure", 4.5) == .rejected)
        #expect(state("identity.face", 2.1) == .rejected)
    }

    @Test func aPromptDoesNotExcuseAnotherFace() {
        let changes = ChangePhrases.changes(inPrompt: "She turns away as the lights go out")
        #expect(changes.map(\.excusesFace) == [false, true])
        #expect(!changes.contains { $0.covers("identity.face", beginningAt: 1) })
        #expect(changes.contains { $0.covers("colour.exposure", beginningAt: 1) })
        #expect(ChangePhrases.changes(inPrompt: "a golden sunset, soft light").isEmpty)
    }
}
