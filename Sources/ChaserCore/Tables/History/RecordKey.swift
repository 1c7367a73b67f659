/// What names a record from version to version: the texts of its key columns, in their order.
public struct RecordKey: Hashable, Sendable {
    public let texts: [String]
    /// 1, or 2 and more for later rows of the same key (`key #2`).
    public let ordinal: Int

    public init(_ texts: [String], ordinal: Int = 1) {
        self.texts = texts
        self.ordinal = ordinal
    }

    /// Parts the texts of a key: no cell holds it.
    static let separator: UInt8 = 0x1F

    /// As the fold keeps it.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for text in texts { RecordKey.append(Array(text.utf8), to: &bytes) }
        RecordKey.end(&bytes, ordinal: ordinal)
        return bytes
    }

    init(bytes: some Sequence<UInt8>) {
        let parts = Array(bytes).split(separator: RecordKey.separator, omittingEmptySubsequences: false)
        texts = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }
        ordinal = parts.last.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 1
    }

    static func append(_ text: some Collection<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: text)
        bytes.append(separator)
    }

    static func end(_ bytes: inout [UInt8], ordinal: Int) {
        if ordinal > 1 { bytes.append(contentsOf: Array(String(ordinal).utf8)) }
    }
}

/// One record under two keys: its words were changed between two versions that follow each other.
public struct VersionLink: Hashable, Sendable {
    public let old: RecordKey
    public let new: RecordKey
    /// How sure it is, in per cent.
    public let confidence: Int

    public init(old: RecordKey, new: RecordKey, confidence: Int) {
        self.old = old
        self.new = new
        self.confidence = confidence
    }
}

/// Finds the links between two versions that follow each other. Of what it gives, only links from a record that is gone
/// to one that is new count, and of each record the first.
public typealias VersionLinking = @Sendable (_ gone: [VersionRecord], _ appeared: [VersionRecord]) -> [VersionLink]

/// A record of one version, as linking sees it.
public struct VersionRecord: Sendable {
    public let key: RecordKey
    private let records: VersionRecords
    private let index: Int

    init(key: RecordKey, records: VersionRecords, index: Int) {
        self.key = key
        self.records = records
        self.index = index
    }

    /// The spreadsheet's number of its row.
    public var row: Int { Int(records.part.rowNumbers[index]) }

    /// A cell as typed, by the heading of its column; empty where the version has no such heading.
    public func text(under heading: String) -> String { records.text(index, under: heading) }
}
