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

    /// As people read it, and as `Records.key` prints it.
    public var words: String {
        let text = texts.filter { !$0.isEmpty }.joined(separator: " / ")
        return ordinal > 1 ? "\(text) #\(ordinal)" : text
    }

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
public typealias VersionLinking = @Sendable (_ change: VersionChange) -> [VersionLink]

/// Two versions that follow each other, as linking sees them.
public struct VersionChange: Sendable {
    /// Records of the older version that are not in the newer one.
    public let gone: [VersionRecord]
    /// Records of the newer version that were in none before.
    public let appeared: [VersionRecord]
    /// Where the records that both have stood, and stand.
    public let kept: [KeptPlace]
    private let newer: VersionRecords

    init(gone: [VersionRecord], appeared: [VersionRecord], kept: [KeptPlace], newer: VersionRecords) {
        self.gone = gone
        self.appeared = appeared
        self.kept = kept
        self.newer = newer
    }

    /// A sample of the records that both have, so many at most, the same wherever they stand; and for how many each
    /// stands.
    func keptKeys(most: Int) -> (keys: [RecordKey], step: Int) {
        let step = max(1, kept.count / max(most, 1))
        let keys = kept.compactMap { place -> RecordKey? in
            let key = newer.key(place.after)
            guard step == 1 || BytePool.hash(key) % UInt64(step) == 0 else { return nil }
            return RecordKey(bytes: key)
        }
        return (keys, step)
    }
}

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

    /// Where it stands among the rows of its version, from 0.
    public var place: Int { index }

    /// The spreadsheet's number of its row.
    public var row: Int { Int(records.part.rowNumbers[index]) }

    /// A cell as typed, by the heading of its column; empty where the version has no such heading.
    public func text(under heading: String) -> String { records.text(index, under: heading) }
}
