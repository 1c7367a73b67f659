/// A test of the rules, checked: what is given, what happens and what is expected, in the order written.
public struct TestDefinition: Sendable {
    /// One statement.
    public struct Line: Sendable {
        /// From 1, in the rule file.
        public let number: Int
        /// The statement as written, on one line; of a table its head alone.
        public let text: String
        public let step: Step
    }

    /// What one statement does.
    public enum Step: Sendable {
        case given(GivenTable)
        /// One tick, at a time of the site's zone.
        case tick(Day, TimeOfDay)
        /// Somebody acknowledges an open alert.
        case acknowledge(Acknowledging)
        case restart
        case expect(Expectation)
    }

    /// An alert by its rule and record, until when, by whom and why; what is not said is the test's own.
    public struct Acknowledging: Hashable, Sendable {
        public let rule: String
        public let record: String
        public let until: Day?
        public let by: String
        public let because: String
    }

    /// What may be expected of the tick before it.
    public enum Expectation: Hashable, Sendable {
        case status(rule: String, record: String, Status)
        case alert(rule: String, record: String, AlertState)
        /// The rung that was reached, by the names of its people; nil for none.
        case reached(ladder: String, record: String, rung: String?)
        case mail(MailQuestion)
        case noMail(MailQuestion)
        case mails(Int, MailQuestion)
    }

    /// What a rule says of a record, as a test names it.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case red, amber, green, none, unknown
    }

    /// What became of an alert at a tick, or how it stands after it.
    public enum AlertState: String, Hashable, Sendable, CaseIterable {
        case opened, worsened, eased, cleared, open, closed, frozen, acknowledged
    }

    /// Which mails are meant.
    public struct MailQuestion: Hashable, Sendable {
        /// Nil: to anybody.
        public let recipient: LadderDefinition.Recipient?
        /// Nil: whoever holds the role, for whichever area.
        public let area: String?
        /// All of these stand in the mail's subject or text.
        public let words: [String]
    }

    public let title: String
    public let lines: [Line]
    /// The rule file.
    public let path: String
    /// Line of the block's first word.
    public let line: Int
}

/// A sheet in literals: CSV whose headings are the declared columns' names, ready for the readers of sheets.
///
/// Each row has the number of its line in the rule file, so that what is wrong with a cell is told where it stands.
public struct GivenTable: Hashable, Sendable {
    /// Place in `SiteDefinition.sources`.
    public let source: Int
    /// The day the sheet is dated; nil for a sheet that stands as it is now.
    public let dated: Day?
    /// The rule file.
    public let path: String
    public let bytes: [UInt8]
}

extension SourceDefinition {
    /// The source as a test gives its sheets: one table, every column under its own name, none of them needed.
    ///
    /// The columns, their types and their order stay, and so do the formulas that were checked against them.
    public var asGiven: SourceDefinition {
        var given = self
        given.layout = layout.asGiven
        given.patterns = [Located(name, at: range)]
        given.joinPattern = nil
        given.command = nil
        return given
    }
}

extension SourceLayout {
    /// The heading of the months in the table of a test, where each row has its own; no column can be called so.
    static let givenPeriod = "period"

    /// The layout of a table whose headings are the columns' names.
    fileprivate var asGiven: SourceLayout {
        var given = self
        given.columns = columns.map { column in
            var column = column
            switch column.origin {
            case .heading: column.origin = .heading(column.name)
            case .period(heading: nil): break
            case .period: column.origin = .period(heading: column.name)
            }
            (column.isJoined, column.isOptional) = (false, true)
            return column
        }
        if case .column(_, let format) = periods {
            given.periods = .column(heading: SourceLayout.givenPeriod, format: format)
        }
        given.joinOn = nil
        return given
    }
}
