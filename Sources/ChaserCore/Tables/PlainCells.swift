/// The quick ways of the row reader: cells as programs write them, read in one pass as they are scanned.
extension RowReader {
    /// A figure of up to 12 digits, six places and a per cent sign, perhaps quoted and then perhaps with a comma at
    /// each thousand; nil, and nothing read, for any other cell.
    @inline(__always)
    mutating func readPlainFigure(_ lane: SlotLane) -> Bool? {
        let bytes = scanner.bytes
        var at = scanner.at
        // 40 bytes ahead no reading below can leave the text.
        guard at &+ 40 <= scanner.end else { return nil }
        let isQuoted = bytes[at] == Byte.quote
        if isQuoted { at &+= 1 }
        guard !suspects[Int(bytes[at])] else { return nil }
        let isNegative = bytes[at] == Byte.minus
        if isNegative { at &+= 1 }
        let first = at
        guard var whole = plainDigits(&at) else { return nil }
        if isQuoted, bytes[at] == Byte.comma {
            guard bytes[first] != Byte.zero, at &- first <= 3, takeThousands(&whole, &at) else { return nil }
        }
        var micros = whole &* Decimal.scale
        if bytes[at] == Byte.point {
            var step = Decimal.scale / 10
            at &+= 1
            if !Byte.isDigit(bytes[at]) { return nil }
            while Byte.isDigit(bytes[at]), step > 0 {
                micros &+= step &* Int64(bytes[at] &- Byte.zero)
                step /= 10
                at &+= 1
            }
        }
        let isPercent = bytes[at] == Byte.percent
        if isPercent { at &+= 1 }
        if isQuoted {
            guard bytes[at] == Byte.quote else { return nil }
            at &+= 1
        }
        guard scanner.isStop(bytes[at]) else { return nil }
        lane.values.assumingMemoryBound(to: Int64.self)[row] = isNegative ? 0 &- micros : micros
        lane.units[row] = isPercent ? 1 : 0
        return scanner.finish(at)
    }

    /// Up to 12 digits from here; nil when there is none.
    @inline(__always)
    private func plainDigits(_ at: inout Int) -> Int64? {
        let first = at
        var value: Int64 = 0
        while Byte.isDigit(scanner.bytes[at]), at &- first < 12 {
            value = value &* 10 &+ Int64(scanner.bytes[at] &- Byte.zero)
            at &+= 1
        }
        return at == first ? nil : value
    }

    /// Takes groups of a comma and three digits; false for a group that is not so, or over twelve digits in all.
    @inline(__always)
    private func takeThousands(_ value: inout Int64, _ at: inout Int) -> Bool {
        while scanner.bytes[at] == Byte.comma {
            let (hundreds, tens, ones) = (scanner.bytes[at &+ 1], scanner.bytes[at &+ 2], scanner.bytes[at &+ 3])
            guard Byte.isDigit(hundreds), Byte.isDigit(tens), Byte.isDigit(ones), value < 1_000_000_000 else {
                return false
            }
            let group = Int64(hundreds &- Byte.zero) &* 100 &+ Int64(tens &- Byte.zero) &* 10
            value = value &* 1000 &+ group &+ Int64(ones &- Byte.zero)
            at &+= 4
        }
        // "1,2345" is no figure.
        return !Byte.isDigit(scanner.bytes[at])
    }

    /// `31/10/2020` (also with hyphens or points) or `2020-10-31`; nil, and nothing read, for any other cell.
    @inline(__always)
    mutating func readPlainDay(_ lane: SlotLane) -> Bool? {
        let bytes = scanner.bytes + scanner.at
        guard scanner.at &+ 16 <= scanner.end, scanner.isStop(bytes[10]), !suspects[Int(bytes[0])] else { return nil }
        let isISO = bytes[4] == Byte.minus && bytes[7] == Byte.minus
        let mark = bytes[2]
        let isBritish = mark == bytes[5] && (mark == Byte.slash || mark == Byte.minus || mark == Byte.point)
        guard isISO || isBritish else { return nil }
        let first = isISO ? 8 : 0
        let month = isISO ? 5 : 3
        let year = isISO ? 0 : 6
        guard let day = twoDigits(bytes + first), let month = twoDigits(bytes + month),
            let century = twoDigits(bytes + year), let rest = twoDigits(bytes + year + 2)
        else { return nil }
        let fullYear = century &* 100 &+ rest
        guard DateCell.years.contains(fullYear), let date = Day(year: fullYear, month: month, day: day) else {
            return nil
        }
        lane.values.assumingMemoryBound(to: Int32.self)[row] = date.number
        if !isISO { lane.evidence.pointee |= DateEvidence(first: day, second: month).rawValue }
        return scanner.finish(scanner.at &+ 10)
    }

    @inline(__always)
    private func twoDigits(_ bytes: UnsafePointer<UInt8>) -> Int? {
        guard Byte.isDigit(bytes[0]), Byte.isDigit(bytes[1]) else { return nil }
        return Int(bytes[0] &- Byte.zero) &* 10 &+ Int(bytes[1] &- Byte.zero)
    }
}
