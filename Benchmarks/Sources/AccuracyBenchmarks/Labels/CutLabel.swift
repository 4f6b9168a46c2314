/// The shots of one clip: an entry of `labels/cuts.json`.
struct CutLabel: Decodable, Sendable {
    /// Path of the clip inside the data folder.
    let file: String
    /// The first frame of each new shot.
    let cuts: [Int]?
    /// Soft joints: a cut near one is right, none is not a miss.
    let fades: [Int]?
}
