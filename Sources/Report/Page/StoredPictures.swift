internal import FoundationEssentials

/// Pictures of a take in a file, so that its page can be made again without decoding it.
public enum StoredPictures {
    /// The file of what the page of `document` shows of `pictures`.
    ///
    /// - Throws: `ReportError` of code `notANumber`, a fault of ours.
    public static func bytes(
        _ pictures: TakePictures, for document: AnalysisDocument
    ) throws(ReportError) -> [UInt8] {
        try DocumentWriter.json(File(pictures.shown(for: document)))
    }

    /// What `bytes` wrote; `nil` for bytes that are not such a file.
    public static func pictures(_ bytes: [UInt8]) -> TakePictures? {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else {
            return nil
        }
        return TakePictures(frames: file.frames.map(\.pictures), anchor: file.anchor?.pictures)
    }

    private struct File: Codable {
        var frames: [Frame]
        var anchor: Frame?

        init(_ pictures: TakePictures) {
            frames = pictures.frames.map(Frame.init)
            anchor = pictures.anchor.map(Frame.init)
        }
    }

    private struct Frame: Codable {
        var frame: Int
        var whole: Picture?
        var face: Picture?
        var bust: Picture?

        init(_ pictures: FramePictures) {
            frame = pictures.frame
            whole = pictures.whole.map(Picture.init)
            face = pictures.face.map(Picture.init)
            bust = pictures.bust.map(Picture.init)
        }

        var pictures: FramePictures {
            FramePictures(
                frame: frame, whole: whole?.picture, face: face?.picture, bust: bust?.picture)
        }
    }

    private struct Picture: Codable {
        var jpeg: Data
        var width: Int
        var height: Int

        init(_ picture: PagePicture) {
            jpeg = Data(picture.jpeg)
            width = picture.width
            height = picture.height
        }

        var picture: PagePicture {
            PagePicture(jpeg: [UInt8](jpeg), width: width, height: height)
        }
    }
}
