/// Where and why a document is not JSON.
public struct JSONFault: Error, Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars: what an editor shows, except where marks combine.
    public let column: Int
    /// What was found and what was expected, without a full stop.
    public let message: String

    /// A fault at a place.
    public init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}

extension JSONFault: CustomStringConvertible {
    /// `3:14: error: …`, to follow a path and a colon.
    public var description: String { "\(line):\(column): error: \(message)" }
}

extension JSON {
    /// Arrays and objects within one another, at most.
    public static let deepest = 512

    /// The value of a document in UTF-8, with or without a byte order mark.
    ///
    /// Strict RFC 8259: no comment, no trailing comma, nothing after the value. A name that stands twice in an object
    /// is a fault, because programs disagree over which one counts; so is half of a surrogate pair, which no text
    /// holds. Any bytes are safe to give.
    public init(parsing bytes: [UInt8]) throws(JSONFault) {
        var reader = JSONReader(bytes: bytes)
        self = try reader.document()
    }
}

/// A cursor over a document's bytes.
struct JSONReader {
    let bytes: [UInt8]
    var position = 0
    var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func document() throws(JSONFault) -> JSON {
        let value = try value()
        skipSpace()
        if position < bytes.count { throw fault("expected the end of the document, found \(found)") }
        return value
    }

    private mutating func value() throws(JSONFault) -> JSON {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try nested { (reader) throws(JSONFault) in try reader.object() }
        case UInt8(ascii: "["): return try nested { (reader) throws(JSONFault) in try reader.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return try number()
        case _: throw fault("expected a value, found \(found)")
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(JSONFault) -> JSON
    ) throws(JSONFault) -> JSON {
        guard depth < JSON.deepest else { throw fault("nested more than \(JSON.deepest) deep") }
        depth += 1
        defer { depth -= 1 }
        return try read(&self)
    }

    private mutating func array() throws(JSONFault) -> JSON {
        position += 1
        var elements: [JSON] = []
        if takeAfterSpace("]") { return .array(elements) }
        while true {
            elements.append(try value())
            if takeAfterSpace("]") { return .array(elements) }
            guard take(",") else { throw fault("expected , or ] in an array, found \(found)") }
        }
    }

    private mutating func object() throws(JSONFault) -> JSON {
        position += 1
        var members: [JSONMember] = []
        var names = JSONNames()
        if takeAfterSpace("}") { return .object(members) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("expected a name in quotes, found \(found)") }
            let start = position
            let name = try string()
            guard names.insert(name, among: members) else {
                throw fault("\"\(printable(name).shortened(to: 40))\" stands twice in one object", at: start)
            }
            guard takeAfterSpace(":") else { throw fault("expected : after a name, found \(found)") }
            members.append(JSONMember(name, try value()))
            if takeAfterSpace("}") { return .object(members) }
            guard take(",") else { throw fault("expected , or } in an object, found \(found)") }
        }
    }

    private mutating func number() throws(JSONFault) -> JSON {
        let start = position
        let (end, isNumber) = JSON.scanNumber(bytes.span, from: start)
        position = end
        guard isNumber else { throw fault("expected a digit, found \(found)") }
        if let byte = next, (0x30...0x39).contains(byte) { throw fault("a number has no leading zero", at: start) }
        return .number(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
        guard bytes[position...].starts(with: word.utf8) else { throw fault("expected a value, found \(found)") }
        position += word.utf8.count
        return value
    }
}

extension JSONReader {
    /// The byte at the cursor; nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// What stands at the cursor, for a message.
    var found: String {
        guard position < bytes.count else { return "the end" }
        let rest = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
        guard let scalar = rest.unicodeScalars.first else { return "the end" }
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let isPlain = scalar.value > 0x20 && !printable(String(scalar)).isEmpty
        if scalar == "\n" || scalar == "\r" { return "a line break" }
        return isPlain ? String(scalar) : "character U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func takeAfterSpace(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        return take(character)
    }

    /// A fault at the cursor, or at another offset.
    func fault(_ message: String, at offset: Int? = nil) -> JSONFault {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        var column = 1
        for byte in bytes[start..<max(start, min(offset ?? position, bytes.count))] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return JSONFault(line: line, column: column, message: message)
    }
}

/// The names seen in one object: compared one by one while they are few, then by a set.
private struct JSONNames {
    private var set: Set<String> = []

    /// False when the name is there already.
    mutating func insert(_ name: String, among members: [JSONMember]) -> Bool {
        if members.count < 16 { return !members.contains { $0.name == name } }
        if set.isEmpty { set = Set(members.map(\.name)) }
        return set.insert(name).inserted
    }
}
