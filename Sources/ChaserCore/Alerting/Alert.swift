/// The colours that open an alert.
public enum Colour: String, Hashable, Sendable, CaseIterable, Comparable {
    case amber, red

    public static func < (left: Colour, right: Colour) -> Bool { left == .amber && right == .red }
}

/// What an alert is about: one rule on one record. Both survive rewriting the rule's words and the sheet's order.
public struct AlertKey: Hashable, Sendable, Comparable {
    public let rule: String
    public let record: String

    public init(rule: String, record: String) {
        self.rule = rule
        self.record = record
    }

    public static func < (left: AlertKey, right: AlertKey) -> Bool {
        (left.rule, left.record) < (right.rule, right.record)
    }
}

/// One rule being red or amber on one record, from opening to clearing.
public struct Alert: Hashable, Sendable {
    /// Short, stable, the same whenever the same rule finds the same record: six letters and digits.
    public let id: String
    public let key: AlertKey
    public var colour: Colour
    /// When it opened, and when its colour last changed.
    public internal(set) var opened: Instant
    public var changed: Instant
    /// The rule's title and the alert's words as of the last tick.
    public var title: String
    public var text: String
    public var area: String?
    /// The sheet and row that the record stood in.
    public var file: String
    public var row: Int?
    /// The judgement is frozen: what the rule needs is missing now.
    public var isUnknown: Bool
    /// Told once and not kept open: `tell once`.
    public var isEvent: Bool
    /// The officers that the row names, where its ladder asks for them.
    public var officers: [String]

    public init(
        id: String, key: AlertKey, colour: Colour, opened: Instant, changed: Instant, title: String, text: String,
        area: String?, file: String, row: Int?, isUnknown: Bool = false, isEvent: Bool = false,
        officers: [String] = []
    ) {
        self.id = id
        self.key = key
        self.colour = colour
        self.opened = opened
        self.changed = changed
        self.title = title
        self.text = text
        self.area = area
        self.file = file
        self.row = row
        self.isUnknown = isUnknown
        self.isEvent = isEvent
        self.officers = officers
    }
}

extension Alert {
    /// The id of a key: 30 bits of its SHA-256 in Crockford's base 32, longer when `taken` says that another alert has
    /// it.
    public static func id(for key: AlertKey, taken: (String) -> Bool) -> String {
        var hash = SHA256()
        hash.update(Array("\(key.rule)\u{0}\(key.record)".utf8))
        let digest = hash.finish()
        var id = base32(digest, length: 6)
        while id.utf8.count < 24, taken(id) { id = base32(digest, length: id.utf8.count + 2) }
        return id
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static func base32(_ bytes: [UInt8], length: Int) -> String {
        var text: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for byte in bytes where text.count < length {
            buffer = buffer << 8 | Int(byte)
            bits += 8
            while bits >= 5, text.count < length {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
            buffer &= (1 << bits) - 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}
