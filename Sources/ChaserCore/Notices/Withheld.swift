/// A notice that was decided and is held back, and by what. Nothing that is held back is lost: when the cause ends, it is
/// told what became of it.
public struct Withheld: Hashable, Sendable {
    /// What holds it back.
    public enum Cause: Hashable, Sendable {
        /// A silence of this name.
        case silence(String)
        /// A bigger alert.
        case inhibition(AlertKey)
        /// A tick that would have opened very many alerts at once, until somebody confirms it.
        case storm
    }

    public let cause: Cause
    public let notice: Notice

    public init(cause: Cause, notice: Notice) {
        self.cause = cause
        self.notice = notice
    }
}

/// What is told about several alerts at once, a line each: what happened inside a silence, what was agreed and has ended.
public struct Account: Hashable, Sendable {
    /// What it is an account of.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case silence, exception, storm, stormOver
    }

    public let kind: Kind
    /// What it is about, for a heading: "Silence ended: Inspection week".
    public let title: String
    /// Who decided it, why, and from when to when.
    public let intro: String
    public let lines: [String]
    /// The areas of the alerts: their threads.
    public let areas: [String]
    /// Whether something red is in it, which no weekly limit holds back.
    public let hasRed: Bool

    public init(kind: Kind, title: String, intro: String, lines: [String], areas: [String], hasRed: Bool) {
        self.kind = kind
        self.title = title
        self.intro = intro
        self.lines = lines
        self.areas = areas
        self.hasRed = hasRed
    }
}
