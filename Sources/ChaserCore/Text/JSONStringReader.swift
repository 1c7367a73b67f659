extension JSONReader {
    /// The string that begins at the cursor, which stands on its opening quote.
    mutating func string() throws(JSONFault) -> String {
        let opening = position
        position += 1
        let start = position
        position = bytes.withUnsafeBufferPointer { JSONReader.plainEnd($0, from: start) }
        while let byte = next {
            if byte == UInt8(ascii: "\"") {
                position += 1
                return try text(Array(bytes[start..<(position - 1)]), opening)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: opening) }
            guard byte >= 0x20 else { throw fault("a string may not hold \(found); write it as an escape") }
            position += 1
        }
        throw fault("a string without its closing quote", at: opening)
    }

    /// Where a stretch of a string ends that holds no quote, escape or control: the most of any document, and so read without
    /// a cursor.
    private static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return start }
        var end = start
        while end < bytes.count {
            let byte = base[end]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { return end }
            end += 1
        }
        return end
    }

    /// The same, collecting bytes, for a string that holds an escape.
    private mutating func escapedString(from opening: Int) throws(JSONFault) -> String {
        var collected = Array(bytes[(opening + 1)..<position])
        while let byte = next {
            if byte == UInt8(ascii: "\"") {
                position += 1
                return try text(collected, opening)
            }
            if byte == UInt8(ascii: "\\") {
                collected.append(contentsOf: String(try escape()).utf8)
                continue
            }
            guard byte >= 0x20 else { throw fault("a string may not hold \(found); write it as an escape") }
            let end = bytes.withUnsafeBufferPointer { JSONReader.plainEnd($0, from: position) }
            collected += bytes[position..<end]
            position = end
        }
        throw fault("a string without its closing quote", at: opening)
    }

    private func text(_ content: [UInt8], _ opening: Int) throws(JSONFault) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw fault("a string that is not UTF-8", at: opening)
        }
        return text
    }

    /// The character behind a backslash, on which the cursor stands.
    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let byte = next else { throw fault("a string without its closing quote") }
        let scalar: Unicode.Scalar
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(byte)
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "t"): scalar = "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        case _: throw fault("there is no escape \\\(found)", at: start)
        }
        position += 1
        return scalar
    }

    /// `\u00e9`, or the two halves of a pair; the cursor stands on the `u`.
    private mutating func unicodeEscape(from start: Int) throws(JSONFault) -> Unicode.Scalar {
        let first = try hexDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, next == UInt8(ascii: "\\"), position + 1 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw fault("half of a surrogate pair", at: start) }
        position += 1
        let second = try hexDigits(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("half of a surrogate pair", at: start) }
        return scalar
    }

    private mutating func hexDigits(from start: Int) throws(JSONFault) -> UInt32 {
        position += 1
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("\\u wants four hexadecimal digits", at: start)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
