import Foundation
import Report
import Testing

@Suite struct RasterTests {
    @Test func drawsAPictureOfTheStatedSize() throws {
        let png = try Raster.png(svg: square(width: 30, height: 20), scale: 2)
        #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(size(png) == [60, 40])
        #expect(try Raster.png(svg: square(width: 30, height: 20), scale: 2) == png)
    }

    @Test func drawsPicturesThatAreEmbedded() throws {
        let red = try Raster.png(svg: square(width: 8, height: 8, ink: "#f00"), scale: 1)
        let uri = "data:image/png;base64," + Data(red).base64EncodedString()
        let holder = { (href: String) in
            """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
            width="8" height="8"><image width="8" height="8" xlink:href="\(href)"/></svg>
            """
        }
        #expect(try Raster.png(svg: holder(uri), scale: 1) == red)
        // What lies outside the text is not read.
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).png").path
        try OutputFile.write(red, to: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try Raster.png(svg: holder("file://" + path), scale: 1) != red)
        #expect(try Raster.png(svg: holder(path), scale: 1) != red)
    }

    @Test func largePicturesAreDrawnSmaller() throws {
        let png = try Raster.png(svg: square(width: 20, height: 400_000), scale: 4)
        #expect(size(png) == [1, Raster.maximumSide])
    }

    @Test(arguments: ["", "<svg", "<html/>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"])
    func whatIsNoPictureIsOneSentence(_ text: String) {
        let error = #expect(throws: ReportError.self) { try Raster.png(svg: text) }
        #expect(error?.code == .raster)
        #expect(error?.description.contains("write it as SVG instead") == true)
    }

    @Test(arguments: SampleTakes.names)
    func chartsAreDrawn(_ name: String) throws {
        let png = try Raster.png(svg: DriftChart.svg(SampleTakes.named(name)), scale: 1)
        #expect(png.count > 10_000)
    }

    private func square(width: Int, height: Int, ink: String = "#00f") -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)">\
        <rect width="100%" height="100%" fill="\(ink)"/></svg>
        """
    }

    /// Width and height by the header of a PNG (ISO/IEC 15948, §11.2.2).
    private func size(_ png: [UInt8]) -> [Int] {
        [16, 20].map { start in png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    }
}
