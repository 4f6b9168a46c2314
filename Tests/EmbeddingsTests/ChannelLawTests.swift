import Channels
import Embeddings
import Testing

/// What every channel of pictures obeys, and that one defect fires its own channel.
@Suite struct ChannelLawTests {
    /// Departures of a channel at frame `frame`; `nil` when absent.
    func departure(_ id: String, _ take: TakeEmbeddings, at frame: Int) -> Float? {
        for series in ChannelBank.series(of: take, withFaces: true)
        where series.descriptor.id == id {
            for sample in series.samples where sample.frame == frame {
                if case .measured(_, let departure) = sample.measurement { return departure }
            }
        }
        return nil
    }

    static let pictureChannels = [
        "colour.exposure", "colour.white-balance", "colour.contrast", "colour.saturation",
        "colour.palette", "colour.flicker", "structure.layout", "structure.background",
        "structure.texture",
    ]

    @Test(arguments: pictureChannels)
    func equalFramesStandAtZero(_ id: String) throws {
        let take = drawnTake { _ in }
        #expect(try #require(departure(id, take, at: 25)) < 1e-4)
    }

    @Test(arguments: pictureChannels)
    func equalAnchorStandsAtZero(_ id: String) throws {
        let take = drawnTake(anchor: DrawnScene().embedding()) { _ in }
        #expect(take.anchorSharesFraming)
        #expect(try #require(departure(id, take, at: 25)) < 1e-4)
    }

    @Test func lightIsMeasuredInStops() throws {
        let take = drawnTake { $0.light = 0.5 }
        #expect(abs(try #require(departure("colour.exposure", take, at: 25)) - 1) < 0.12)
    }

    @Test func contrastIsMeasuredAsARatio() throws {
        let take = drawnTake { $0.contrast = 0.7 }
        let found = try #require(departure("colour.contrast", take, at: 25))
        #expect(abs(found - 0.515) < 0.12)
    }

    @Test func saturationIsMeasuredAsARatio() throws {
        let take = drawnTake { $0.chroma = 1.5 }
        let found = try #require(departure("colour.saturation", take, at: 25))
        #expect(abs(found - 0.585) < 0.15)
    }

    @Test func warmthMovesWhiteBalance() throws {
        let take = drawnTake { $0.warmth = 0.06 }
        #expect(try #require(departure("colour.white-balance", take, at: 25)) > 3)
        #expect(try #require(departure("colour.exposure", take, at: 25)) < 0.15)
    }

    @Test func softeningMovesTextureAlone() throws {
        let take = drawnTake { $0.detail = 0 }
        #expect(try #require(departure("structure.texture", take, at: 25)) > 0.8)
        #expect(try #require(departure("colour.exposure", take, at: 25)) < 0.1)
        #expect(try #require(departure("colour.white-balance", take, at: 25)) < 1)
    }

    @Test func aPanIsNoDrift() throws {
        let take = drawnTake { $0.shift = SIMD2(16, 0) }
        for series in ChannelBank.series(of: take, withFaces: true) {
            let id = series.descriptor.id
            guard id.hasPrefix("colour"), id != "colour.palette",
                let found = departure(id, take, at: 25)
            else { continue }
            #expect(found < series.descriptor.tolerance, "\(id)")
        }
    }

    @Test func tilesAreFoundAfterAPanAndLostInAnotherScene() throws {
        let panned = drawnTake { $0.shift = SIMD2(16, 0) }
        #expect(try #require(departure("structure.background", panned, at: 25)) < 0.18)
        let frames = (0..<30).map { i in
            DrawnScene(seed: i < 15 ? 7 : 99).embedding(frame: i)
        }
        let other = TakeEmbeddings(
            frames: frames, seconds: (0..<30).map { Double($0) / 24 }, anchor: nil)
        let lost = try #require(departure("structure.background", other, at: 25))
        #expect(lost > 0.18)
    }

    @Test(
        arguments: [(0.01, 1.1, 0.0...0.05), (0.3, 1, 0.4...1)]
            as [(Float, Float, ClosedRange<Float>)])
    func cloudsOverAPlainWallAreAnotherScene(
        _ contrast: Float, _ light: Float, _ expected: ClosedRange<Float>
    ) throws {
        let wall = DrawnScene.View(contrast: 0.01, chroma: 0, detail: 0)
        let clouds = DrawnScene.View(light: light, contrast: contrast, chroma: 0, detail: 0)
        let frames = (0..<30).map { i in
            DrawnScene(seed: i < 15 ? 7 : 99).embedding(i < 15 ? wall : clouds, frame: i)
        }
        let take = TakeEmbeddings(
            frames: frames, seconds: (0..<30).map { Double($0) / 24 }, anchor: nil)
        #expect(expected.contains(try #require(departure("structure.background", take, at: 25))))
    }

    /// Light that jumps and stays is another light; light that jumps to and fro flickers.
    @Test func onlyWhatComesBackFlickers() throws {
        func flicker(_ light: (Int) -> Float) throws -> Float {
            let frames = (0..<30).map { i in
                DrawnScene(seed: 7).embedding(.init(light: light(i)), frame: i)
            }
            let take = TakeEmbeddings(
                frames: frames, seconds: (0..<30).map { Double($0) / 24 }, anchor: nil)
            return try #require(departure("colour.flicker", take, at: 18))
        }
        #expect(try flicker { $0 < 18 ? 1 : 0.7 } < 0.1)
        #expect(try flicker { 1 - 0.01 * Float($0) } < 0.1)
        #expect(try flicker { $0 < 15 || $0 % 2 == 0 ? 1 : 0.95 } > 0.5)
        #expect(try flicker { $0 == 18 ? 0.9 : 1 } > 0.5)
    }

    @Test func aPanBendsNothing() throws {
        let take = drawnTake { $0.shift = SIMD2(8, 0) }
        #expect(try #require(departure("structure.warp", take, at: 5)) < 0.05)
        #expect(try #require(departure("structure.warp", take, at: 25)) < 0.6)
    }

    @Test func blackFramesAreAbsentNotZero() {
        let take = drawnTake { $0.isBlack = true }
        for id in Self.pictureChannels where id != "colour.flicker" {
            #expect(departure(id, take, at: 25) == nil, "\(id)")
            #expect(departure(id, take, at: 5) != nil, "\(id)")
        }
    }

    @Test func faceChannelsAreAbsentWithoutAFace() {
        let take = drawnTake { _ in }
        for series in ChannelBank.series(of: take, withFaces: true)
        where series.descriptor.family == .identity {
            for sample in series.samples {
                guard case .absent(let reason) = sample.measurement else {
                    Issue.record("\(series.descriptor.id) has a number without a face")
                    continue
                }
                #expect(reason == .noFaceInAnchor)
            }
            #expect(series.samples.count == 30)
        }
    }

    @Test func anotherSceneIsAnotherFraming() {
        let take = drawnTake(anchor: DrawnScene(seed: 99).embedding()) { _ in }
        #expect(!take.anchorSharesFraming)
    }

    @Test(arguments: 1...4)
    func shortTakesAreMeasured(_ count: Int) {
        let take = drawnTake(count: count) { _ in }
        // Looks come from a network, which drawn embeddings have not been through.
        for series in ChannelBank.series(of: take, withFaces: true)
        where series.descriptor.id != LookChannel.descriptor.id {
            #expect(series.samples.count == count, "\(series.descriptor.id)")
        }
    }
}
