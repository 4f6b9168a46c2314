#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where model files are looked for.
enum ModelFolder {
    /// `HOLDFAST_MODELS`; else `holdfast/models` in `XDG_CACHE_HOME`; else in `~/.cache`.
    ///
    /// Empty variables count as unset, and a relative `XDG_CACHE_HOME` is passed over (XDG Base
    /// Directory Specification 0.8, "Environment variables"). `Fixtures/fetch-models.sh` follows the
    /// same rule.
    static func standard() -> String {
        if let folder = variable("HOLDFAST_MODELS") { return folder }
        if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") {
            return cache + "/holdfast/models"
        }
        return (variable("HOME") ?? ".") + "/.cache/holdfast/models"
    }

    private static func variable(_ name: String) -> String? {
        // Safety: the C string is copied at once, and nothing in Holdfast changes the environment.
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
