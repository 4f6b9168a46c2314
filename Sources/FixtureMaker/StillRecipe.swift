/// One still picture: an anchor of the takes, or a picture that an anchor must be told from.
struct StillRecipe: Sendable {
    enum Subject: Sendable {
        /// The first frame of a take, without noise.
        case anchor(TakeRecipe)
        /// The first frame as the take's defect leaves it, without noise.
        case altered(TakeRecipe)
        /// The anchor of most takes with lids shut.
        case shutEyes
        /// Two people side by side.
        case twoFaces
        /// The test card: nobody.
        case card
    }

    let file: String
    let purpose: String
    let subject: Subject
    let kind: StillKind
    let faces: Int

    static let catalogue: [StillRecipe] =
        [
            StillRecipe(
                file: "takes/anchor.png", purpose: "anchor of most takes",
                subject: .anchor(take("steady")), kind: .png, faces: 1),
            StillRecipe(
                file: "takes/anchor-second.png", purpose: "anchor of the second person's take",
                subject: .anchor(take("steady-second")), kind: .png, faces: 1),
            StillRecipe(
                file: "takes/anchor-cup.png", purpose: "anchor of the takes of a cup",
                subject: .anchor(take("steady-cup")), kind: .png, faces: 0),
            StillRecipe(
                file: "takes/anchor-pan.png", purpose: "anchor of the pan, which begins off centre",
                subject: .anchor(take("pan")), kind: .png, faces: 1),
            StillRecipe(
                file: "takes/anchor-wide.png",
                purpose: "anchor of takes that show more of the room",
                subject: .anchor(take("steady-wide")), kind: .png, faces: 1),
            StillRecipe(
                file: "takes/anchor-shelves.png", purpose: "anchor of the take in a sharp room",
                subject: .anchor(take("background-soft")), kind: .png, faces: 1),
            StillRecipe(
                file: "takes/other-suit.png",
                purpose: "the anchor of most takes in another suit, to hold a wardrobe to",
                subject: .altered(take("wardrobe")), kind: .png, faces: 1),
            StillRecipe(
                file: "stills/shut-eyes.png", purpose: "an anchor with closed eyes",
                subject: .shutEyes, kind: .png, faces: 1),
            StillRecipe(
                file: "stills/two-faces.png", purpose: "an anchor with two people",
                subject: .twoFaces, kind: .png, faces: 2),
            StillRecipe(
                file: "stills/no-face.png", purpose: "an anchor with nobody in it",
                subject: .card, kind: .png, faces: 0),
        ]
        + StillKind.allCases.map { kind in
            StillRecipe(
                file: "stills/card.\(kind.rawValue)", purpose: "the test card as \(kind.rawValue)",
                subject: .card, kind: kind, faces: 0)
        }
        + StillKind.allCases.map { kind in
            StillRecipe(
                file: "stills/anchor.\(kind.rawValue)", purpose: "the anchor as \(kind.rawValue)",
                subject: .anchor(take("steady")), kind: kind, faces: 1)
        }

    private static func take(_ name: String) -> TakeRecipe {
        guard let take = TakeRecipe.catalogue.first(where: { $0.name == name }) else {
            preconditionFailure("no take is called \(name)")
        }
        return take
    }

    func draw(from pictures: [String: RGBPicture], to path: String) throws(FixtureError) {
        try StillWriter.write(try picture(from: pictures, path: path), as: kind, to: path)
    }

    private func picture(
        from pictures: [String: RGBPicture], path: String
    ) throws(FixtureError) -> RGBPicture {
        switch subject {
        case .anchor(let take):
            return try take.anchor(from: pictures, path: path)
        case .altered(let take):
            return try take.altered(from: pictures, path: path)
        case .shutEyes:
            return try StillRecipe.take("steady").anchor(from: pictures, path: path, closure: 1)
        case .card:
            return TestCard.picture(index: 0, width: 192, height: 128)
        case .twoFaces:
            let left = try StillRecipe.take("steady").anchor(from: pictures, path: path)
            let right = try StillRecipe.take("steady-second").anchor(from: pictures, path: path)
            var pair = RGBPicture(width: left.width + right.width, height: left.height)
            for y in 0..<pair.height {
                for x in 0..<pair.width {
                    pair[x, y] = x < left.width ? left[x, y] : right[x - left.width, y]
                }
            }
            return pair
        }
    }
}
