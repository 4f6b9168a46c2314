package import ArgumentParser
package import Holdfast

/// The stills that a take must hold to.
package struct AnchorOptions: ParsableArguments {
    /// Anchors of a shot at most.
    package static let limit = 9

    @Option(
        name: .customLong("anchor"),
        help: ArgumentHelp(
            """
            A still that the take must hold to, as STILL or ROLE=STILL; repeat for more, at most \
            \(AnchorOptions.limit). Roles: \(AnchorArgument.roles). (default role: identity; \
            default anchor: the take's own first frame)
            """, valueName: "still"),
        transform: AnchorArgument.init(parsing:))
    package var anchors: [AnchorArgument] = []

    package init() {}

    package mutating func validate() throws {
        guard anchors.count <= Self.limit else {
            throw ValidationError(
                "\(anchors.count) anchors are too many; a shot has at most \(Self.limit).")
        }
    }

    /// What the analyser is asked.
    var requests: [AnchorRequest] {
        anchors.map { AnchorRequest(path: $0.path, role: $0.role) }
    }
}

/// `STILL` or `ROLE=STILL`.
package struct AnchorArgument: Equatable {
    /// Path of the still.
    package let path: String
    /// What the take must hold to in it.
    package let role: AnchorRole

    /// Reads what follows `--anchor`.
    ///
    /// Text in front of `=` is a role when it consists of lower-case letters and hyphens; a file whose
    /// name looks like that is written with its folder, `./a=b.png`.
    ///
    /// - Throws: `ValidationError` for a role that does not exist or a still without a name.
    package init(parsing argument: String) throws {
        var still = argument[...]
        var role = AnchorRole.identity
        if let equals = argument.firstIndex(of: "="),
            argument[..<equals].allSatisfy({ ("a"..."z").contains($0) || $0 == "-" })
        {
            let name = String(argument[..<equals])
            guard let known = AnchorRole(rawValue: name) else {
                throw ValidationError(
                    "\(name) is no role; use \(Self.roles), or ./\(argument) for a file of that name."
                )
            }
            role = known
            still = argument[argument.index(after: equals)...]
        }
        guard !still.isEmpty else { throw ValidationError("name a still.") }
        path = String(still)
        self.role = role
    }

    /// The names of all roles.
    static var roles: String { AnchorRole.allCases.map(\.rawValue).joined(separator: ", ") }
}
