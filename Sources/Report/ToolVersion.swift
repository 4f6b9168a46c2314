/// The version of Holdfast, as documents and `--version` name it.
public enum ToolVersion {
    /// `major.minor.patch`.
    public static let text = "0.1.0"
}
