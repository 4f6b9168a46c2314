public import Review

extension Shot {
    /// Its references as the analyser is asked for them, the highest priority first.
    public var anchorRequests: [AnchorRequest] {
        references.map {
            AnchorRequest(path: $0.path, role: AnchorRole(rawValue: $0.role.rawValue) ?? .identity)
        }
    }
}

extension Shot? {
    /// The shot with `prompt` in place of its own; a prompt alone makes a shot without a name.
    public func asked(_ prompt: String?) -> Shot? {
        guard let prompt, !prompt.isEmpty else { return self }
        var shot = self ?? Shot(name: "")
        shot.prompt = prompt
        return shot
    }
}
