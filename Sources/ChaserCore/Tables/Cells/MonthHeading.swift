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
        guard let tokens = DateToken.tokens(of: bytes), let first = tokens.first else { return nil }
        switch form {
        case .named:
            guard case .month = first else { return nil }
            return DateForms.month(tokens[...])
        case .numbered:
            guard case .number = first else { return nil }
            return DateForms.month(tokens[...])
        case .day:
            return DateForms.day(tokens, in: bytes)?.calendarMonth
        }
    }

    /// The month of a cell in a sheet whose rule names no format: a month or a day in any form a date may take.
    static func readAny(_ bytes: UnsafeBufferPointer<UInt8>) -> Month? {
        guard case .day(let day) = DateCell.read(bytes) else { return nil }
        return day.calendarMonth
    }
}
