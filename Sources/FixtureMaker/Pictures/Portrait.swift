/// One of the public-domain portraits and what was measured on it by hand, once, in pixels of that
/// picture with the origin at the centre of its top left pixel.
struct Portrait: Sendable {
    /// File name in the folder of pictures.
    let fileName: String
    /// SHA-256 of that file.
    let sha256: String
    /// Middle of the crop that the takes show, and picture pixels to one pixel of a take.
    let centre: SIMD2<Float>
    let scale: Float
    /// The same for takes that show more of the room; of use with a large picture only.
    var wideCentre: SIMD2<Float> { SIMD2(centre.x - 35, centre.y + 115) }
    var wideScale: Float { 1.45 * scale }
    /// Centres of the two pupils, as they lie in the picture from left to right, and of the mouth.
    let leftPupil: SIMD2<Float>
    let rightPupil: SIMD2<Float>
    let mouth: SIMD2<Float>
    /// Tip of the nose.
    let nose: SIMD2<Float>
    /// Ellipse that covers the face from brow to chin.
    let face: Ellipse
    /// Ellipse that covers the head with its hair, and the outline of the body below it.
    let head: Ellipse
    let body: [SIMD2<Float>]
    let eyes: [EyeOutline]
    /// How much further the eyes are opened in every take, as a share of their height in the
    /// picture: a broad smile leaves eyes so narrow that "open" would be a matter of taste.
    let widening: Float
}

/// An ellipse with upright axes.
struct Ellipse: Sendable {
    let centre: SIMD2<Float>
    let radius: SIMD2<Float>

    /// 0 at the centre, 1 on the outline, growing linearly along each ray.
    func distance(_ place: SIMD2<Float>) -> Float {
        let scaled = (place - centre) / radius
        return (scaled * scaled).sum().squareRoot()
    }
}

/// The lids of one eye, column by column, from the left corner to the right one.
package struct EyeOutline: Sendable {
    package struct Column: Sendable {
        let x: Float
        /// Where the skin above the eye stays when the lid moves: below the brow.
        let ceiling: Float
        /// Lower edge of the upper lid's lashes.
        let lid: Float
        /// Upper edge of the lower lid.
        let floor: Float

        package init(_ x: Float, _ ceiling: Float, _ lid: Float, _ floor: Float) {
            self.x = x
            self.ceiling = ceiling
            self.lid = lid
            self.floor = floor
        }
    }

    let columns: [Column]

    /// The column at `x` between its measured neighbours; nil beyond the corners.
    func column(at x: Float) -> Column? {
        guard let first = columns.first, let last = columns.last, x >= first.x, x < last.x,
            let right = columns.firstIndex(where: { $0.x > x })
        else { return nil }
        let a = columns[right - 1]
        let b = columns[right]
        let share = (x - a.x) / (b.x - a.x)
        return Column(
            x, a.ceiling + share * (b.ceiling - a.ceiling), a.lid + share * (b.lid - a.lid),
            a.floor + share * (b.floor - a.floor))
    }
}

extension Portrait {
    /// Barack Obama, official portrait of 2012, by Pete Souza, White House; public domain.
    static let first = Portrait(
        fileName: "obama.jpg",
        sha256: "0930e3aa8cae5920329c0c8cbc6a2ab70f47b0e67b432875beaa95cbf7e741f6",
        centre: SIMD2(494, 304), scale: 1,
        leftPupil: SIMD2(444, 214), rightPupil: SIMD2(549, 212), mouth: SIMD2(497, 322),
        nose: SIMD2(497, 270),
        face: Ellipse(centre: SIMD2(496, 275), radius: SIMD2(108, 152)),
        head: Ellipse(centre: SIMD2(492, 228), radius: SIMD2(158, 208)),
        body: [
            SIMD2(396, 400), SIMD2(396, 421), SIMD2(336, 456), SIMD2(281, 489), SIMD2(206, 523),
            SIMD2(160, 580), SIMD2(120, 720), SIMD2(40, 960), SIMD2(60, 1137), SIMD2(830, 1137),
            SIMD2(845, 700), SIMD2(830, 560), SIMD2(782, 492), SIMD2(706, 460), SIMD2(626, 425),
            SIMD2(590, 395), SIMD2(582, 376), SIMD2(492, 330),
        ],
        eyes: [
            EyeOutline(columns: [
                .init(418.5, 214, 218.8, 218.8), .init(422.6, 210, 216.7, 218.2),
                .init(427.6, 206, 214.7, 218.7), .init(433.4, 202, 210.5, 219.2),
                .init(438.4, 201, 209.2, 219.5), .init(443.4, 200, 208.8, 219.8),
                .init(448.3, 200, 209.7, 219.7), .init(453.3, 200, 211.7, 219.2),
                .init(458.3, 203, 214.7, 218.7), .init(463.3, 208, 216.7, 218.3),
                .init(467.4, 213, 218.3, 218.3),
            ]),
            EyeOutline(columns: [
                .init(521.4, 212, 216.1, 216.1), .init(526.2, 207, 214.4, 215.8),
                .init(531.4, 203, 211.6, 216.1), .init(536.6, 200, 208.8, 216.5),
                .init(541.7, 199, 207.4, 217.0), .init(546.9, 199, 206.9, 217.3),
                .init(552.1, 199, 207.6, 217.3), .init(557.2, 200, 209.3, 216.9),
                .init(562.4, 204, 212.0, 216.6), .init(567.6, 208, 214.4, 216.5),
                .init(571.9, 212, 216.8, 216.8),
            ]),
        ],
        widening: 0.6)

    /// Eileen Collins, NASA portrait of 1993; public domain. Shown twice its size.
    static let second = Portrait(
        fileName: "astronaut.png",
        sha256: "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
        centre: SIMD2(228, 150), scale: 0.5,
        leftPupil: SIMD2(203.5, 101), rightPupil: SIMD2(246.5, 103.3), mouth: SIMD2(223, 144),
        nose: SIMD2(223, 128),
        face: Ellipse(centre: SIMD2(224, 127), radius: SIMD2(45, 58)),
        head: Ellipse(centre: SIMD2(227, 100), radius: SIMD2(76, 90)),
        body: [], eyes: [], widening: 0)

    /// Joe Biden, from a photograph by Pete Souza, White House, 2010; public domain.
    static let third = Portrait(
        fileName: "biden.jpg",
        sha256: "3c17508bb91554c637a2eabddfae790e5bb1caba93130814fc2ac50be9760c4c",
        centre: SIMD2(570, 420), scale: 1.25,
        leftPupil: SIMD2(532, 324), rightPupil: SIMD2(652, 347), mouth: SIMD2(571, 463),
        nose: SIMD2(590, 410),
        face: Ellipse(centre: SIMD2(580, 395), radius: SIMD2(120, 165)),
        head: Ellipse(centre: SIMD2(575, 330), radius: SIMD2(190, 240)),
        body: [], eyes: [], widening: 0)

    /// Barack Obama in the same room as `third`, by Pete Souza, White House, 2010; public domain.
    static let fourth = Portrait(
        fileName: "obama3.jpg",
        sha256: "76ac6bf97c36dc2da0ad16a537d6a5ac1b10f48d49aac29a0cca9a17cdbc3ca3",
        centre: SIMD2(775, 560), scale: 1.25,
        leftPupil: SIMD2(733, 386), rightPupil: SIMD2(862, 398), mouth: SIMD2(790, 505),
        nose: SIMD2(800, 440),
        face: Ellipse(centre: SIMD2(775, 420), radius: SIMD2(140, 190)),
        head: Ellipse(centre: SIMD2(765, 390), radius: SIMD2(170, 220)),
        body: [], eyes: [], widening: 0)

    /// A cup of espresso on a saucer, by Rachel Michetti; CC0. It has no face: the face's ellipse is
    /// the saucer's.
    static let cup = Portrait(
        fileName: "coffee.png",
        sha256: "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7",
        centre: SIMD2(278, 200), scale: 0.64,
        leftPupil: SIMD2(240, 120), rightPupil: SIMD2(330, 120), mouth: SIMD2(290, 200),
        nose: SIMD2(290, 160),
        face: Ellipse(centre: SIMD2(278, 205), radius: SIMD2(196, 185)),
        head: Ellipse(centre: SIMD2(278, 205), radius: SIMD2(205, 195)),
        body: [], eyes: [], widening: 0)

    /// Chelsea the cat, by Stéfan van der Walt; CC0. The face's ellipse is hers.
    static let cat = Portrait(
        fileName: "chelsea.png",
        sha256: "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
        centre: SIMD2(220, 150), scale: 0.5,
        leftPupil: SIMD2(172, 110), rightPupil: SIMD2(317, 137), mouth: SIMD2(255, 265),
        nose: SIMD2(264, 240),
        face: Ellipse(centre: SIMD2(225, 150), radius: SIMD2(170, 150)),
        head: Ellipse(centre: SIMD2(225, 150), radius: SIMD2(190, 150)),
        body: [], eyes: [], widening: 0)

    static let all = [first, second, third, fourth, cup, cat]
}
