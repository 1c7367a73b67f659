/// The parts of a TZif file that decide an offset (RFC 9636 §3).
///
/// A file is a header of 44 bytes and a block of data with 32-bit times; from version 2 on, a second header, a block
/// with 64-bit times and a footer, `\n` rule `\n`. All numbers are big-endian. Names of offsets, and the marks for
/// standard and universal time, decide nothing here and are skipped.
struct ZoneFile {
    /// When the offset changes, ascending.
    var times: [Int64] = []
    /// Seconds east of UTC from each of `times` on.
    var offsets: [Int32] = []
    /// Seconds east of UTC before the first of `times`.
    var initial: Int32 = 0
    /// The rule for instants from the last of `times` on; nil when the last offset stays.
    var rule: ZoneRule?

    /// No zone of any edition comes near it; a larger file is something else.
    static let largestFile = 1 << 20

    init(_ bytes: [UInt8]) throws(ZoneFault) {
        guard bytes.count <= ZoneFile.largestFile else { throw .tooLarge(bytes: bytes.count) }
        let first = try Header(bytes, at: 0)
        if first.version == 0 {
            try read(bytes, first, timeSize: 4)
            return
        }
        let second = try Header(bytes, at: first.end(timeSize: 4))
        try read(bytes, second, timeSize: 8)
        rule = try ZoneFile.footer(bytes, at: second.end(timeSize: 8))
    }

    private mutating func read(_ bytes: [UInt8], _ header: Header, timeSize: Int) throws(ZoneFault) {
        let end = header.end(timeSize: timeSize)
        guard end <= bytes.count else { throw .truncated(needed: end, found: bytes.count) }
        guard header.typeCount > 0 else { throw .noTypes }
        guard header.leapCount == 0 else { throw .countsLeapSeconds }
        let typeIndexes = header.start + header.timeCount * timeSize
        let typesStart = typeIndexes + header.timeCount
        var types: [Int32] = []
        for index in 0..<header.typeCount {
            let seconds = ZoneFile.number(bytes, at: typesStart + index * 6, size: 4)
            guard ZoneRule.offsets.contains(Int(seconds)) else { throw .offsetOutOfRange(Int(seconds)) }
            types.append(Int32(seconds))
        }
        initial = types[0]
        for index in 0..<header.timeCount {
            let time = ZoneFile.number(bytes, at: header.start + index * timeSize, size: timeSize)
            if let last = times.last, last >= time { throw .unsortedTransitions(index: index) }
            let type = Int(bytes[typeIndexes + index])
            guard type < types.count else { throw .unknownType(type, of: types.count) }
            times.append(time)
            offsets.append(types[type])
        }
    }

    private static func footer(_ bytes: [UInt8], at start: Int) throws(ZoneFault) -> ZoneRule? {
        let newline = UInt8(ascii: "\n")
        guard start < bytes.count, bytes[start] == newline,
            let end = bytes[(start + 1)...].firstIndex(of: newline)
        else { throw .truncated(needed: max(start, bytes.count) + 1, found: bytes.count) }
        if end == start + 1 { return nil }
        let text = bytes[(start + 1)..<end]
        guard let rule = ZoneRule(text) else { throw .unreadableRule(String(decoding: text, as: UTF8.self)) }
        return rule
    }

    /// A signed big-endian number of four or eight bytes; the caller has checked that they are there.
    private static func number(_ bytes: [UInt8], at start: Int, size: Int) -> Int64 {
        var value: UInt64 = 0
        for byte in bytes[start..<(start + size)] { value = value << 8 | UInt64(byte) }
        return size == 8 ? Int64(bitPattern: value) : Int64(Int32(truncatingIfNeeded: value))
    }
}

extension ZoneFile {
    /// The fixed beginning of each block: what follows it, and how much.
    private struct Header {
        static let size = 44

        let version: UInt8
        let timeCount: Int
        let typeCount: Int
        let leapCount: Int
        /// Bytes of names and of the two kinds of marks.
        private let skipped: Int
        /// Offset of the first byte after the header.
        let start: Int

        init(_ bytes: [UInt8], at offset: Int) throws(ZoneFault) {
            guard offset + Header.size <= bytes.count else {
                throw offset == 0 ? .notTZif : .truncated(needed: offset + Header.size, found: bytes.count)
            }
            guard bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8) else { throw .notTZif }
            version = bytes[offset + 4]
            guard version == 0 || version >= UInt8(ascii: "2") else { throw .unknownVersion(version) }
            func count(_ index: Int) -> Int {
                let at = offset + 20 + index * 4
                return bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
            }
            skipped = count(0) + count(1) + count(5)
            leapCount = count(2)
            timeCount = count(3)
            typeCount = count(4)
            start = offset + Header.size
        }

        /// Offset of the first byte after the block, at most some hundreds of billions: no overflow.
        func end(timeSize: Int) -> Int {
            start + timeCount * (timeSize + 1) + typeCount * 6 + leapCount * (timeSize + 4) + skipped
        }
    }
}
