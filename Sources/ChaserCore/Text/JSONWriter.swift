extension JSON {
    /// The value as JSON text: on one line, or with a member or element a line and two spaces a level.
    ///
    /// Control characters and the line separators U+2028 and U+2029 are escaped, so that the text is safe in a log, a
    /// mail and a script; all else stands as it is. A `.number` that does not spell a JSON number is written as a
    /// string. There is no line break at the end.
    public func text(pretty: Bool) -> String { String(decoding: bytes(pretty: pretty), as: UTF8.self) }

    /// `text(pretty:)` in UTF-8, as files want it.
    public func bytes(pretty: Bool) -> [UInt8] {
        var writer = JSONWriter(isPretty: pretty)
        writer.write(self, depth: 0)
        return writer.bytes
    }
}

/// Writes values into one buffer.
struct JSONWriter {
    let isPretty: Bool
    private(set) var bytes: [UInt8] = []

    init(isPretty: Bool) { self.isPretty = isPretty }

    mutating func write(_ value: JSON, depth: Int) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        case .number(let text): write(number: text)
        case .string(let text): write(text)
        case .array(let elements):
            writeList("[", "]", count: elements.count, depth: depth) { writer, index in
                writer.write(elements[index], depth: depth + 1)
            }
        case .object(let members):
            writeList("{", "}", count: members.count, depth: depth) { writer, index in
                writer.write(members[index].name)
                writer.bytes.append(UInt8(ascii: ":"))
                if writer.isPretty { writer.bytes.append(0x20) }
                writer.write(members[index].value, depth: depth + 1)
            }
        }
    }

    private mutating func writeList(
        _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, count: Int, depth: Int,
        _ writeItem: (inout JSONWriter, Int) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for index in 0..<count {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(depth: depth + 1)
            writeItem(&self, index)
        }
        if count > 0 { breakLine(depth: depth) }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func breakLine(depth: Int) {
        guard isPretty else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }

    private mutating func write(number text: String) {
        var text = text
        let isNumber = text.withUTF8 { utf8 in
            let (end, isNumber) = JSON.scanNumber(utf8.span, from: 0)
            return isNumber && end == utf8.count
        }
        if isNumber { bytes.append(contentsOf: text.utf8) } else { write(text) }
    }
}

extension JSONWriter {
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            var position = 0
            while position < utf8.count {
                guard let (code, length) = JSONWriter.escaped(utf8, at: position) else {
                    position += 1
                    continue
                }
                bytes.append(contentsOf: utf8[start..<position])
                append(escapeOf: code)
                position += length
                start = position
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The scalar at a position when it must be escaped, and how many bytes it takes.
    private static func escaped(_ utf8: UnsafeBufferPointer<UInt8>, at position: Int) -> (code: UInt32, length: Int)? {
        let byte = utf8[position]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return (UInt32(byte), 1) }
        // C1 controls are C2 80 to C2 9F; the separators are E2 80 A8 and A9.
        if byte == 0xC2, position + 1 < utf8.count, utf8[position + 1] < 0xA0 { return (UInt32(utf8[position + 1]), 2) }
        if byte == 0xE2, position + 2 < utf8.count, utf8[position + 1] == 0x80, utf8[position + 2] & 0xFE == 0xA8 {
            return (0x2000 + UInt32(utf8[position + 2] & 0x3F), 3)
        }
        return nil
    }

    private mutating func append(escapeOf code: UInt32) {
        let short: StaticString? =
            switch code {
            case 0x08: "\\b"
            case 0x09: "\\t"
            case 0x0A: "\\n"
            case 0x0C: "\\f"
            case 0x0D: "\\r"
            case 0x22: "\\\""
            case 0x5C: "\\\\"
            case _: nil
            }
        if let short {
            short.withUTF8Buffer { bytes.append(contentsOf: $0) }
            return
        }
        let hex = String(code, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: repeatElement(0x30, count: 4 - hex.utf8.count))
        bytes.append(contentsOf: hex.utf8)
    }
}
