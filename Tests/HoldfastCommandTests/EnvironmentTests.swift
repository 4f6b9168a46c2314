import ArgumentParser
import HoldfastCommand
import Testing
import VectorCore

@Suite struct EnvironmentTests {
    @Test func emptyEnvironmentIsTheBestLevelAndTheUsualFolder() throws {
        let environment = try CommandEnvironment([:])
        #expect(environment.level == .best)
        #expect(environment.modelsFolder == nil)
        #expect(
            try CommandEnvironment(["HOLDFAST_SIMD": "", "HOLDFAST_MODELS": ""]) == environment)
    }

    @Test func namedLevelAndFolderAreTaken() throws {
        let environment = try CommandEnvironment([
            "HOLDFAST_SIMD": "baseline", "HOLDFAST_MODELS": "weights",
        ])
        #expect(environment.level == .baseline)
        #expect(environment.modelsFolder == "weights")
    }

    @Test(arguments: ["v9", "AVX2", "baseline "])
    func unknownLevelIsAUsageError(_ name: String) throws {
        let error = #expect(throws: ValidationError.self) {
            try CommandEnvironment(["HOLDFAST_SIMD": name])
        }
        #expect(error?.message.hasPrefix("HOLDFAST_SIMD=\(name) is no level; set it to ") == true)
        #expect(HoldfastCommand.exitCode(for: try #require(error)).rawValue == 64)
    }

    @Test func levelBeyondTheMachineIsAUsageError() throws {
        for level in SIMDLevel.allCases where !level.isSupported {
            let error = #expect(throws: ValidationError.self) {
                try CommandEnvironment(["HOLDFAST_SIMD": level.rawValue])
            }
            #expect(error?.message.contains("is more than this machine runs") == true)
        }
        #expect(try CommandEnvironment(["HOLDFAST_SIMD": "baseline"]).level.isSupported)
    }
}
