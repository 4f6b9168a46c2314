import FixtureMaker
import Testing

struct TestCardTests {
    @Test(arguments: 0..<256) func statesItsIndex(index: Int) {
        let card = TestCard.picture(index: index, width: 192, height: 128)
        #expect(TestCard.index(of: card) == index)
    }

    @Test(arguments: 0...5) func standsUprightAfterTurningBack(quarters: Int) {
        let card = TestCard.picture(index: 37, width: 183, height: 121)
        let turned = card.turned(quarters: quarters)
        #expect(turned.width == (quarters % 2 == 0 ? 183 : 121))
        #expect(turned.turned(quarters: -quarters).pixels == card.pixels)
    }

    /// Clockwise: what was on the left is on top.
    @Test func turnsClockwise() {
        var picture = RGBPicture(width: 3, height: 2)
        picture[0, 1] = SIMD4(repeating: 1)
        #expect(picture.turned(quarters: 1)[0, 0] == SIMD4(repeating: 1))
    }
}
