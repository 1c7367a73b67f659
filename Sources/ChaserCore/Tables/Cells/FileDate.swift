/// The day that a file's name says, after a format such as `yyyy-MM-dd`, `yyyy-MM`, `yyyyMMdd` or `MMM-yy`.
///
/// Only the last part of a path counts. A month stands for its last day. The date must not touch further digits; of
/// several that fit, the last is taken. Nil when none fits, or the day does not exist.
public func dateInFileName(_ name: String, format: String) -> Day? {
    let file = Array((name.split(separator: "/").last ?? "").utf8)
    let pieces = FileDatePiece.pieces(of: format)
    for start in file.indices.reversed() {
        if start > 0, Byte.isDigit(file[start - 1]), Byte.isDigit(file[start]) { continue }
        if let day = FileDatePiece.day(in: file, at: start, pieces: pieces) { return day }
    }
    return nil
}

/// Whether a format can be found in a file's name: a year of two or four letters, a month of one to four, at most one
/// run of up to two letters for the day, no other letters, and no letter's run twice.
public func isDateInFileNameFormat(_ format: String) -> Bool {
    let runs = FileDatePiece.pieces(of: format).filter { Byte.isLetter($0.letter) }
    func lengths(_ letter: UInt8) -> [Int] { runs.filter { $0.letter == letter }.map(\.length) }
    let (years, months, days) = (lengths(0x79), lengths(0x4D), lengths(0x64))
    let isWhole = (years == [2] || years == [4]) && months.count == 1 && (1...4).contains(months[0])
    return isWhole && (days.isEmpty || days == [1] || days == [2]) && runs.count == 2 + days.count
}

/// One piece of a date format: a run of one letter of `d`, `M`, `y`, or a character that stands for itself.
private struct FileDatePiece {
    let letter: UInt8
    let length: Int

    static func pieces(of format: String) -> [FileDatePiece] {
        var pieces: [FileDatePiece] = []
        for byte in format.utf8 {
            if let last = pieces.last, last.letter == byte, Byte.isLetter(byte) {
                pieces[pieces.count - 1] = FileDatePiece(letter: byte, length: last.length + 1)
            } else {
                pieces.append(FileDatePiece(letter: byte, length: 1))
            }
        }
        return pieces
    }

    static func day(in file: [UInt8], at start: Int, pieces: [FileDatePiece]) -> Day? {
        var at = start
        var year: Int?
        var month: Int?
        var day: Int?
        for piece in pieces {
            switch piece.letter {
            case 0x79: year = digits(in: file, at: &at, count: piece.length).map { $0 < 100 ? 2000 + $0 : $0 }
            case 0x4D where piece.length > 2: month = named(in: file, at: &at)
            case 0x4D: month = digits(in: file, at: &at, count: piece.length)
            case 0x64: day = digits(in: file, at: &at, count: piece.length)
            case _:
                guard at < file.count, file[at] == piece.letter else { return nil }
                at += 1
            }
        }
        if at < file.count, Byte.isDigit(file[at]) { return nil }
        guard let year, DateCell.years.contains(year), let month else { return nil }
        let hasDay = pieces.contains { $0.letter == 0x64 }
        if !hasDay { return Month(year: year, month: month)?.last }
        return day.flatMap { Day(year: year, month: month, day: $0) }
    }

    private static func digits(in file: [UInt8], at: inout Int, count: Int) -> Int? {
        guard at + count <= file.count, file[at..<at + count].allSatisfy(Byte.isDigit) else { return nil }
        defer { at += count }
        return file[at..<at + count].reduce(0) { $0 * 10 + Int($1 - Byte.zero) }
    }

    private static func named(in file: [UInt8], at: inout Int) -> Int? {
        let letters = file[at...].prefix(while: Byte.isLetter)
        defer { at += letters.count }
        return MonthName.number(of: letters)
    }
}
