/// How a sheet writes its months: the `format` of a rule file's `month in headings "MMM-yy"`.
///
/// The format settles whether months are named or numbered; a heading may then differ from it in what people vary
/// without meaning anything: `Oct -20`, `October 20` and `Oct-2020` all fit `MMM-yy`.
public struct MonthFormat: Hashable, Sendable {
    private enum Form: Hashable, Sendable {
        case named
        case numbered
        /// A whole day, which stands for its month: `dd/MM/yyyy`.
        case day
    }

    private let form: Form

    /// Nil for a format without both a month (`MM` to `MMMM`) and a year (`yy`, `yyyy`), or with anything else in it
    /// than `d`, `M`, `y`, spaces and `-`, `/`, `.`, `'`.
    public init?(_ format: String) {
        let isPlain = format.utf8.allSatisfy { "dMy -/.'".utf8.contains($0) }
        let years = format.utf8.count { $0 == 0x79 }
        let months = format.utf8.count { $0 == 0x4D }
        guard isPlain, years == 2 || years == 4, (1...4).contains(months) else { return nil }
        form = format.utf8.contains(0x64) ? .day : months >= 3 ? .named : .numbered
    }

    /// The month a heading or cell says; nil when it does not fit, and so is no month.
    public func month(_ text: String) -> Month? {
        Array(text.utf8).withUnsafeBufferPointer { read($0) }
    }

    func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Month? {
        switch form {
        case .named:
            return MonthFormat.whole(bytes, DateForms.namedMonth).flatMap { Month(year: $0.year, month: $0.month) }
        case .numbered:
            let match = DateForms.numberedMonth.lazy.compactMap { MonthFormat.whole(bytes, $0) }.first
            return match.flatMap { Month(year: $0.year, month: $0.first) }
        case .day:
            return MonthFormat.isDayAlone(bytes) ? MonthFormat.readAny(bytes) : nil
        }
    }

    /// True when nothing but a day stands there, and perhaps a time: `Due by 01/10/2020` heads no month.
    private static func isDayAlone(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        withDateTokens(of: bytes) { tokens in
            tokens.allSatisfy { token in
                token.kind != .word || token.isWord(.ordinal) || token.isWord(.t) || token.isWord(.zulu)
            }
        } ?? false
    }

    /// What a cell consists of, when it has these parts and nothing else.
    private static func whole(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: [DatePart]) -> DateMatch? {
        withDateTokens(of: bytes) { tokens -> DateMatch? in
            let found = DateForm([], parts) { _, _ in nil }.match(tokens[...])
            return found.flatMap { $0.length == tokens.count ? $0.match : nil }
        } ?? nil
    }

    /// The month of a cell in a sheet whose rule names no format: a month or a day in any form a date may take.
    static func readAny(_ bytes: UnsafeBufferPointer<UInt8>) -> Month? {
        let reading = DateCell.read(bytes, DateContext())
        guard case .day(let day) = reading.value else { return nil }
        switch reading.convention {
        case nil, .monthAndYear, .serial: return day.calendarMonth
        case .nearestYear, .endOfWeek, .thirds, .dayBefore, .lastDay, .latest, .fromPublication, .amidWords: return nil
        }
    }
}
