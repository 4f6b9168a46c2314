import Foundation

/// `holdfast-fixtures OUTPUT_FOLDER PICTURES_FOLDER`: draws the clips and stills that the tests and
/// the demonstration need, from public-domain portraits.
@main
struct FixtureMaker {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 2, let output = arguments.first, let pictures = arguments.last
        else {
            fail("usage: holdfast-fixtures OUTPUT_FOLDER PICTURES_FOLDER", code: 64)
        }
        do {
            let count = try await Workshop(output: output, pictures: pictures).run()
            if count > 0 { print("drew \(count) fixtures into \(output)") }
        } catch {
            fail("\(error)", code: 65)
        }
    }

    private static func fail(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data("holdfast-fixtures: \(message)\n".utf8))
        exit(code)
    }
}
