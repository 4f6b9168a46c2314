/// The part of a face's crop that the features of both eyes are computed from.
///
/// Of what the first layers of the attention mesh leave, eyes take a band across the middle; the rest of the
/// face need not be seen. Over 92 pictures of 23 takes the band was 47 to 72 crop pixels high and never wider
/// than 142.
struct EyeWindow: Equatable {
    /// Rows and columns of features.
    static let rows = 24
    static let columns = 40
    /// Features lost at a border that is not the crop's own: a place depends on crop pixels from 4 before its
    /// first to 10 after it.
    static let lostBefore = 1
    static let lostAfter = 2

    /// The window's first row and column among the features of the whole crop.
    let firstRow: Int
    let firstColumn: Int

    /// The window of the eyes in `regions`; `nil` when they do not fit one.
    init?(of regions: [EyeRegion]) {
        guard let rows = Self.first(of: regions.map(\.rows), Self.rows),
            let columns = Self.first(of: regions.map(\.columns), Self.columns)
        else { return nil }
        firstRow = rows
        firstColumn = columns
    }

    /// Where a window of `extent` places begins that holds `ranges` with what its borders lose.
    private static func first(of ranges: [ClosedRange<Int>?], _ extent: Int) -> Int? {
        var low = Int.max
        var high = Int.min
        for range in ranges {
            guard let range else { return nil }
            low = min(low, range.lowerBound)
            high = max(high, range.upperBound)
        }
        guard low >= 0, high < EyeFeatures.extent else { return nil }
        let spare = extent - lostBefore - lostAfter - (high - low + 1)
        guard spare >= 0 else { return nil }
        let first = min(max(low - lostBefore - spare / 2, 0), EyeFeatures.extent - extent)
        // The crop's own borders lose nothing.
        guard first == 0 || low >= first + lostBefore,
            first == EyeFeatures.extent - extent || high < first + extent - lostAfter
        else { return nil }
        return first
    }
}
