internal import ArgumentParser
internal import FoundationEssentials
package import VectorCore

/// What the environment asks for.
package struct CommandEnvironment: Equatable {
    /// `HOLDFAST_SIMD`, or the best level of this machine.
    package let level: SIMDLevel
    /// `HOLDFAST_MODELS`, or `nil` for the usual folder.
    package let modelsFolder: String?

    /// Reads `variables`.
    ///
    /// - Throws: `ValidationError` when `HOLDFAST_SIMD` names a level that does not exist or that this
    ///   machine does not run.
    package init(_ variables: [String: String]) throws {
        modelsFolder = variables["HOLDFAST_MODELS"].flatMap { $0.isEmpty ? nil : $0 }
        guard let name = variables["HOLDFAST_SIMD"], !name.isEmpty else {
            level = .best
            return
        }
        let supported = SIMDLevel.allCases.filter(\.isSupported).map(\.rawValue)
        guard let level = SIMDLevel(rawValue: name) else {
            throw ValidationError(
                "HOLDFAST_SIMD=\(name) is no level; "
                    + "set it to \(supported.joined(separator: " or ")), or unset it.")
        }
        guard level.isSupported else {
            throw ValidationError(
                "HOLDFAST_SIMD=\(name) is more than this machine runs; "
                    + "set it to \(supported.joined(separator: " or ")), or unset it.")
        }
        self.level = level
    }

    /// Reads the environment of this process.
    static func current() throws -> CommandEnvironment {
        try CommandEnvironment(ProcessInfo.processInfo.environment)
    }
}
