/// The JSON Schemas of all that is written as JSON.
public struct SchemaCatalogue: Sendable {
    /// A schema by its name.
    public struct Entry: Sendable {
        /// Its name, such as `analysis`.
        public let name: String
        /// What it describes, in a few words.
        public let title: String
        private let make: @Sendable () -> JSONValue

        /// A schema that is found from the document it describes.
        ///
        /// - Parameter schema: what the document says of itself, such as `holdfast.analysis/1`.
        public init(
            _ name: String, _ title: String, schema: String,
            of type: any (Decodable & Sendable).Type
        ) {
            self.name = name
            self.title = title
            make = {
                SchemaWords.complete(
                    SchemaProbe.schema(of: type), schema: schema, title: title)
            }
        }

        /// A schema that was written by hand, such as that of a file that people write.
        public init(_ name: String, _ title: String, json: @escaping @Sendable () -> JSONValue) {
            self.name = name
            self.title = title
            make = json
        }

        /// The schema, in the dialect of JSON Schema 2020-12.
        public var json: JSONValue { make() }
    }

    /// The schemas known here, in the order in which they are listed.
    public static let entries = [
        Entry(
            "analysis", "What `analyze` says of a take", schema: AnalysisDocument.schemaName,
            of: AnalysisDocument.self),
        Entry(
            "handoff", "What `handoff` says of a take", schema: HandoffDocument.schemaName,
            of: HandoffDocument.self),
        Entry(
            "seam", "What `seam` says of the joint of two clips", schema: SeamDocument.schemaName,
            of: SeamDocument.self),
        Entry(
            "chain", "What `chain` says of clips that follow each other",
            schema: ChainDocument.schemaName, of: ChainDocument.self),
        Entry(
            "audit", "Whether a picture is the frame of a take that it claims to be",
            schema: AuditDocument.schemaName, of: AuditDocument.self),
        Entry(
            "preflight", "What `preflight` says of stills", schema: PreflightDocument.schemaName,
            of: PreflightDocument.self),
        Entry(
            "compare", "How far two pictures are from each other",
            schema: CompareDocument.schemaName, of: CompareDocument.self),
        Entry(
            "probe", "What the decoder sees of a file", schema: ProbeDocument.schemaName,
            of: ProbeDocument.self),
        Entry(
            "tolerances", "How far channels may wander, and the takes that say so",
            schema: ToleranceDocument.schemaName, of: ToleranceDocument.self),
        Entry(
            "summary", "What `batch` says of its takes", schema: BatchDocument.schemaName,
            of: BatchDocument.self),
        Entry(
            "rank", "The takes of a shot from the best to the worst",
            schema: RankDocument.schemaName, of: RankDocument.self),
        Entry(
            "takes", "What the take store knows of takes", schema: TakesDocument.schemaName,
            of: TakesDocument.self),
        Entry(
            "models", "The model files and their state", schema: ModelsDocument.schemaName,
            of: ModelsDocument.self),
    ]
}
