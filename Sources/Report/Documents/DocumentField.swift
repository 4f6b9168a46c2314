/// A property wrapper whose JSON is that of the value it holds, `null` included.
///
/// Swift drops keys of absent optionals from synthesised JSON; readers of ours may rely on every key.
public protocol DocumentField: Codable, Hashable, Sendable {
    /// What is held.
    associatedtype Value: Codable
    /// The value as written.
    var wrappedValue: Value { get set }
    /// Holds `wrappedValue`, rounded as the wrapper says.
    init(wrappedValue: Value)
}

extension DocumentField {
    /// Reads the bare value.
    public init(from decoder: any Decoder) throws {
        self.init(wrappedValue: try decoder.singleValueContainer().decode(Value.self))
    }

    /// Writes the bare value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

/// A value that may be absent; written as `null`, never dropped.
@propertyWrapper
public struct Nullable<Held: Codable & Hashable & Sendable>: DocumentField {
    /// The value, or `nil`.
    public var wrappedValue: Held?

    /// Holds `wrappedValue`.
    public init(wrappedValue: Held?) { self.wrappedValue = wrappedValue }
}

/// A time in seconds from the first frame, to `FixedPrecision.timeDecimals`.
@propertyWrapper
public struct Seconds: DocumentField {
    /// The time, rounded when set.
    public var wrappedValue: Double {
        didSet { self = Seconds(wrappedValue: wrappedValue) }
    }

    /// Rounds `wrappedValue`.
    public init(wrappedValue: Double) {
        self.wrappedValue = FixedPrecision.rounded(
            wrappedValue, decimals: FixedPrecision.timeDecimals)
    }
}

/// A time in seconds or `null`, to `FixedPrecision.timeDecimals`; NaN and infinity become `null`.
@propertyWrapper
public struct NullableSeconds: DocumentField {
    /// The time, rounded when set.
    public var wrappedValue: Double? {
        didSet { self = NullableSeconds(wrappedValue: wrappedValue) }
    }

    /// Rounds `wrappedValue`.
    public init(wrappedValue: Double?) {
        self.wrappedValue = FixedPrecision.finite(
            wrappedValue, decimals: FixedPrecision.timeDecimals)
    }
}

/// A measured number, to `FixedPrecision.valueDecimals`.
@propertyWrapper
public struct Measured: DocumentField {
    /// The number, rounded when set.
    public var wrappedValue: Double {
        didSet { self = Measured(wrappedValue: wrappedValue) }
    }

    /// Rounds `wrappedValue`.
    public init(wrappedValue: Double) {
        self.wrappedValue = FixedPrecision.rounded(
            wrappedValue, decimals: FixedPrecision.valueDecimals)
    }
}

/// A measured number or `null`, to `FixedPrecision.valueDecimals`; NaN and infinity become `null`.
@propertyWrapper
public struct NullableMeasured: DocumentField {
    /// The number, rounded when set.
    public var wrappedValue: Double? {
        didSet { self = NullableMeasured(wrappedValue: wrappedValue) }
    }

    /// Rounds `wrappedValue`.
    public init(wrappedValue: Double?) {
        self.wrappedValue = FixedPrecision.finite(
            wrappedValue, decimals: FixedPrecision.valueDecimals)
    }
}

/// Measured numbers, each to `FixedPrecision.valueDecimals`; `nil`, NaN and infinity become `null`.
@propertyWrapper
public struct MeasuredSeries: DocumentField {
    /// The numbers, rounded when set.
    public var wrappedValue: [Double?] {
        didSet { self = MeasuredSeries(wrappedValue: wrappedValue) }
    }

    /// Rounds each of `wrappedValue`.
    public init(wrappedValue: [Double?]) {
        self.wrappedValue = wrappedValue.map {
            FixedPrecision.finite($0, decimals: FixedPrecision.valueDecimals)
        }
    }
}

/// Times in seconds or `null`, each to `FixedPrecision.timeDecimals`.
@propertyWrapper
public struct NullableTimes: DocumentField {
    /// The times, rounded when set.
    public var wrappedValue: [Double]? {
        didSet { self = NullableTimes(wrappedValue: wrappedValue) }
    }

    /// Rounds each of `wrappedValue`.
    public init(wrappedValue: [Double]?) {
        self.wrappedValue = wrappedValue?.map {
            FixedPrecision.rounded($0, decimals: FixedPrecision.timeDecimals)
        }
    }
}
