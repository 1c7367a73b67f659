/// One rule file as it was read: its bytes, and which line and column an offset is.
///
/// Offsets count bytes from the start of the file, a byte order mark included, so that they are those of any editor or
/// tool that opens it. Lines and columns count from 1; a column is one character as a reader sees it (a grapheme
/// cluster, so that "é" is one however it was typed), a tab is one. Lines end in LF or CRLF.
public struct SourceText: Hashable, Sendable {
    /// As diagnostics print it: beneath the site, or as given on the command line.
    public let path: String
    /// As read, whatever they are.
    public let bytes: [UInt8]
    private let lineStarts: [Int]

    /// The text of one file; any bytes at all are accepted.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// The offset of the first byte after a byte order mark.
    public var start: Int { lineStarts.first ?? 0 }

    /// The line and column, both from 1, of a byte offset; an offset beyond the file is its end.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, start), bytes.count)
        let line = lineNumber(of: offset)
        let lineStart = lineStarts[line - 1]
        return (line, string(TextRange(lineStart, offset)).count + 1)
    }

    /// Line `n`, from 1, without its end; empty when there is none. Bytes that are not UTF-8 stand as "\u{FFFD}".
    public func line(_ n: Int) -> String {
        guard let range = rangeOfLine(n) else { return "" }
        return string(range)
    }

    /// The text of a stretch of the file, cut to the file.
    public func string(_ range: TextRange) -> String {
        let start = min(max(range.start, 0), bytes.count)
        let end = min(max(range.end, start), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The bytes of line `n`, from 1, without its end.
    func rangeOfLine(_ n: Int) -> TextRange? {
        guard n >= 1, n <= lineStarts.count else { return nil }
        let start = lineStarts[n - 1]
        var end = n < lineStarts.count ? lineStarts[n] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return TextRange(start, end)
    }

    /// The last line that starts at or before the offset, by halving.
    func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }
}

extension SourceText {
    /// The scalar at an offset within the file, and how many bytes it takes; nil stands for a byte that is not UTF-8
    /// (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar?, length: Int) {
        let first = bytes[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard length > 0, offset + length <= bytes.count else { return (nil, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for next in bytes[(offset + 1)..<(offset + length)] {
            guard next & 0xC0 == 0x80 else { return (nil, 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
        return (scalar, length)
    }

    /// The offset of the first byte that is not UTF-8: the file was saved in another encoding.
    var firstForeignByte: Int? {
        var offset = start
        while offset < bytes.count {
            let (scalar, length) = scalar(at: offset)
            if scalar == nil { return offset }
            offset += length
        }
        return nil
    }

    /// True for the byte order marks of UTF-16, in which no byte means what it says.
    var isUTF16: Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }
}
