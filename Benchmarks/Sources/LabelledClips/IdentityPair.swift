/// Two pictures and whether they show one person: an entry of `labels/identity_pairs.json`.
package struct IdentityPair: Decodable, Sendable {
    /// Paths inside the data folder.
    package let a: String
    package let b: String
    package let same: Bool
}
