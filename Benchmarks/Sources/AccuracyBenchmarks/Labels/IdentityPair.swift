/// Two pictures and whether they show one person: an entry of `labels/identity_pairs.json`.
struct IdentityPair: Decodable, Sendable {
    /// Paths inside the data folder.
    let a: String
    let b: String
    let same: Bool
}
