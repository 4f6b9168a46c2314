/// Timelines as OpenTimelineIO files, which editing programs read.
///
/// The serialised schemas are those of OpenTimelineIO 0.15 and later: `Timeline.1`, `Clip.2`, `Marker.2`.
public enum OTIOWriter {
    /// `list` as an `.otio` file.
    ///
    /// - Throws: `ReportError` of code `notANumber` for a rate that is not finite, which `CutRate` prevents.
    public static func bytes(_ list: CutList) throws(ReportError) -> [UInt8] {
        try DocumentWriter.json(timeline(list))
    }

    private static func timeline(_ list: CutList) -> JSONValue {
        let rate = list.rate.framesPerSecond
        let track = item(
            "Track.1", name: "V1",
            [
                "children": .list(list.clips.map { clip($0, rate) }), "kind": "Video",
                "source_range": .null, "markers": [], "effects": [], "enabled": true,
            ])
        let stack = item(
            "Stack.1", name: "tracks",
            [
                "children": [track], "source_range": .null, "markers": [], "effects": [],
                "enabled": true,
            ])
        return item(
            "Timeline.1", name: list.name,
            ["global_start_time": .null, "tracks": stack])
    }

    private static func clip(_ clip: CutClip, _ rate: Double) -> JSONValue {
        let media = item(
            "ExternalReference.1", name: PlainText.fileName(clip.mediaPath),
            [
                "target_url": .text(url(clip.mediaPath)), "available_image_bounds": .null,
                "available_range": range(0..<clip.mediaFrames, rate),
            ])
        return item(
            "Clip.2", name: clip.name,
            [
                "source_range": range(clip.range, rate), "effects": [],
                "markers": .list(clip.markers.map { marker($0, rate) }),
                "enabled": .flag(clip.isEnabled), "active_media_reference_key": "DEFAULT_MEDIA",
                "media_references": ["DEFAULT_MEDIA": media],
            ])
    }

    private static func marker(_ marker: CutMarker, _ rate: Double) -> JSONValue {
        item(
            "Marker.2", name: marker.name,
            [
                "color": .text(marker.colour.rawValue), "marked_range": range(marker.range, rate),
                "comment": .text(marker.comment),
            ])
    }

    private static func range(_ range: Range<Int>, _ rate: Double) -> JSONValue {
        func time(_ frames: Int) -> JSONValue {
            [
                "OTIO_SCHEMA": "RationalTime.1", "rate": .number(rate),
                "value": .number(Double(frames)),
            ]
        }
        return [
            "OTIO_SCHEMA": "TimeRange.1", "start_time": time(range.lowerBound),
            "duration": time(range.count),
        ]
    }

    private static func item(
        _ schema: String, name: String, _ members: [String: JSONValue]
    ) -> JSONValue {
        let common: [String: JSONValue] = [
            "OTIO_SCHEMA": .text(schema), "name": .text(PlainText.printable(name)),
            "metadata": [:],
        ]
        return .object(common.merging(members) { $1 })
    }

    /// `path` as a URL: with its scheme where it is absolute, else relative to the file that names it.
    private static func url(_ path: String) -> String {
        (path.hasPrefix("/") ? "file://" : "") + PlainText.percentEncoded(path)
    }
}
