/// A person cut out of a portrait, to be set before a wall of our own.
struct Sitter: Sendable {
    let portrait: Portrait
    /// Outline of head and body, in picture pixels, closed below the part that is ever shown.
    let outline: [SIMD2<Float>]

    /// At rest and at eye level: the only one of the portraits without a laugh.
    static let atRest = Sitter(
        portrait: .third,
        outline: [
            SIMD2(696, 140), SIMD2(670, 124), SIMD2(584, 91), SIMD2(492, 108), SIMD2(429, 160),
            SIMD2(392, 222), SIMD2(390, 282), SIMD2(381, 314), SIMD2(387, 352), SIMD2(387, 399),
            SIMD2(399, 416), SIMD2(410, 423), SIMD2(422, 449), SIMD2(421, 480), SIMD2(404, 518),
            SIMD2(374, 550), SIMD2(320, 584), SIMD2(284, 586), SIMD2(154, 612), SIMD2(94, 629),
            SIMD2(60, 648), SIMD2(42, 692), SIMD2(41, 751), SIMD2(47, 768), SIMD2(42, 793),
            SIMD2(49, 816), SIMD2(36, 876), SIMD2(36, 965), SIMD2(42, 1039), SIMD2(969, 1039),
            SIMD2(969, 914), SIMD2(955, 903), SIMD2(935, 855), SIMD2(935, 825), SIMD2(927, 793),
            SIMD2(906, 747), SIMD2(893, 734), SIMD2(769, 669), SIMD2(699, 653), SIMD2(655, 619),
            SIMD2(635, 589), SIMD2(643, 554), SIMD2(667, 529), SIMD2(689, 477), SIMD2(707, 454),
            SIMD2(708, 439), SIMD2(715, 429), SIMD2(715, 403), SIMD2(740, 363), SIMD2(756, 310),
            SIMD2(754, 244), SIMD2(728, 174),
        ])

    /// Seen from below, in the same room at the same time.
    static let fromBelow = Sitter(
        portrait: .fourth,
        outline: [
            SIMD2(839, 237), SIMD2(786, 222), SIMD2(749, 229), SIMD2(711, 246), SIMD2(673, 271),
            SIMD2(636, 310), SIMD2(622, 348), SIMD2(615, 410), SIMD2(596, 416), SIMD2(588, 425),
            SIMD2(581, 465), SIMD2(595, 506), SIMD2(619, 523), SIMD2(630, 522), SIMD2(639, 538),
            SIMD2(639, 568), SIMD2(647, 579), SIMD2(648, 626), SIMD2(632, 653), SIMD2(602, 682),
            SIMD2(589, 703), SIMD2(563, 712), SIMD2(553, 726), SIMD2(522, 737), SIMD2(408, 755),
            SIMD2(350, 775), SIMD2(331, 786), SIMD2(315, 807), SIMD2(309, 858), SIMD2(281, 926),
            SIMD2(286, 958), SIMD2(283, 1004), SIMD2(271, 1030), SIMD2(239, 1178),
            SIMD2(240, 1249), SIMD2(1207, 1249), SIMD2(1228, 1184), SIMD2(1205, 1135),
            SIMD2(1204, 1107), SIMD2(1193, 1076), SIMD2(1191, 1050), SIMD2(1169, 1018),
            SIMD2(1173, 996), SIMD2(1161, 977), SIMD2(1168, 960), SIMD2(1147, 918),
            SIMD2(1158, 884), SIMD2(1155, 832), SIMD2(1144, 800), SIMD2(1131, 788),
            SIMD2(1055, 760), SIMD2(909, 729), SIMD2(874, 708), SIMD2(851, 680), SIMD2(844, 652),
            SIMD2(851, 619), SIMD2(869, 596), SIMD2(882, 563), SIMD2(910, 536), SIMD2(927, 499),
            SIMD2(928, 462), SIMD2(920, 407), SIMD2(921, 354), SIMD2(926, 344), SIMD2(886, 282),
        ])

    /// 1 on the person, 0 beside, with an edge a few pixels wide; for each pixel of `picture`.
    func matte(of picture: RGBPicture) -> [Float] {
        var mask = RGBPicture(width: picture.width, height: picture.height)
        for y in 0..<picture.height {
            var crossings: [Float] = []
            var previous = outline[outline.count - 1]
            for point in outline {
                defer { previous = point }
                guard (previous.y <= Float(y)) != (point.y <= Float(y)) else { continue }
                crossings.append(
                    previous.x
                        + (Float(y) - previous.y) * (point.x - previous.x) / (point.y - previous.y))
            }
            crossings.sort()
            for pair in 0..<crossings.count / 2 {
                let first = Int(max(0, crossings[2 * pair].rounded(.up)))
                let last = Int(min(Float(picture.width - 1), crossings[2 * pair + 1]))
                guard first <= last else { continue }
                for x in first...last { mask[x, y] = SIMD4(repeating: 1) }
            }
        }
        return mask.blurred(sigma: 1.5).pixels.map(\.x)
    }
}
