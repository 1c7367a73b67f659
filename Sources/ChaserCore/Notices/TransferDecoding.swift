/// The transfer encodings of RFC 2045 §6, read as leniently as mail programs write them.
enum TransferDecoding {
    /// The bytes that a body stands for; an encoding that is not known is taken as it stands.
    static func decoded(_ body: ArraySlice<UInt8>, encoding: String, limit: Int) -> [UInt8] {
        switch encoding.lowercased() {
        case "base64": base64(body, limit: limit)
        case "quoted-printable": quotedPrintable(body, limit: limit)
        case _: Array(body.prefix(limit))
        }
    }

    /// Whatever is no letter of base 64 is passed over; a broken end loses its last byte or two.
    static func base64(_ body: ArraySlice<UInt8>, limit: Int) -> [UInt8] {
        var result: [UInt8] = []
        var (buffer, bits): (UInt32, Int) = (0, 0)
        for byte in body {
            guard let value = value(byte) else {
                if byte == UInt8(ascii: "=") { break }
                continue
            }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            buffer &= (1 << UInt32(bits)) - 1
            if result.count >= limit { break }
        }
        return result
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        case _: nil
        }
    }

    /// A `=` that begins neither a soft line end nor two digits stands for itself.
    static func quotedPrintable(_ body: ArraySlice<UInt8>, limit: Int) -> [UInt8] {
        var result: [UInt8] = []
        var at = body.startIndex
        while at < body.endIndex, result.count < limit {
            let byte = body[at]
            guard byte == UInt8(ascii: "=") else {
                result.append(byte)
                at += 1
                continue
            }
            if let next = softEnd(body, at + 1) {
                at = next
            } else if at + 2 < body.endIndex, let high = digit(body[at + 1]), let low = digit(body[at + 2]) {
                result.append(high << 4 | low)
                at += 3
            } else {
                result.append(byte)
                at += 1
            }
        }
        return result
    }

    /// Behind a soft line end: spaces, then CRLF or LF.
    private static func softEnd(_ body: ArraySlice<UInt8>, _ start: Int) -> Int? {
        var at = start
        while at < body.endIndex, [0x20, 0x09, 0x0D].contains(body[at]) { at += 1 }
        return at < body.endIndex && body[at] == 0x0A ? at + 1 : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case _: nil
        }
    }
}
