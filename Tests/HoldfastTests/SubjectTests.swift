import Report
import Testing

/// Who appears beside the subject, and what the subject is where no face tells.
@Suite struct SubjectTests {
    @Test func aThingThatStaysHolds() async throws {
        let document = try await DrawnTakes.analysis("steady-cup")
        #expect(document.channels.filter { $0.status == "drifts" }.map(\.id) == [])
        let look = try RoleTests.channel("structure.look", of: document)
        #expect(look.status == "holds")
        #expect(look.coverage == 1)
        // Twice a second over three and a half.
        #expect(look.samples.frame == [0, 12, 24, 36, 48, 60, 72])
    }

    @Test(arguments: ["newcomer", "look", "pattern"])
    func oneDefectFiresItsChannel(_ name: String) async throws {
        // As late as the next look.
        try await DrawnTakes.expectOneDefect(name, within: 0.55)
    }

    @Test func aFaceSaysMoreThanALook() async throws {
        let document = try await DrawnTakes.analysis("steady")
        let look = try RoleTests.channel("structure.look", of: document)
        #expect(look.status == "not-measurable")
        #expect(Set(look.unmeasured.map(\.reason)) == ["subject-has-face"])
        let newcomers = try RoleTests.channel("structure.newcomers", of: document)
        #expect(newcomers.status == "holds")
        #expect(newcomers.samples.value.allSatisfy { $0 == 0 })
    }

    @Test func withoutFacesNobodyIsCounted() async throws {
        let document = try await DrawnTakes.analysis("steady-cup", withoutFaces: true)
        let ids = document.channels.map(\.id)
        #expect(!ids.contains("structure.newcomers"))
        #expect(!ids.contains("structure.look"))
    }
}
