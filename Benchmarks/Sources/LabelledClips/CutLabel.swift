/// The shots of one clip: an entry of `labels/cuts.json`.
package struct CutLabel: Decodable, Sendable {
    /// Path of the clip inside the data folder.
    package let file: String
    /// The first frame of each new shot.
    package let cuts: [Int]?
    /// Soft joints: a cut near one is right, none is not a miss.
    package let fades: [Int]?
}
