/// One thing to say about a rule file: where, how grave, and the facts; the words are `DiagnosticText`'s.
public struct Diagnostic: Hashable, Sendable {
    /// An error refuses the site, a warning fails only `check --strict`, a note only informs.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        case error, warning, note
    }

    /// How grave it is.
    public let severity: Severity
    /// The path of the file, as `SourceText.path`.
    public let file: String
    /// Nil for the file as a whole.
    public let range: TextRange?
    /// What is wrong.
    public let fault: Fault

    /// A diagnostic as grave as its fault says.
    public init(_ fault: Fault, file: String, range: TextRange?) {
        self.init(fault, severity: fault.severity, file: file, range: range)
    }

    /// A diagnostic with a severity of its own.
    public init(_ fault: Fault, severity: Severity, file: String, range: TextRange?) {
        self.severity = severity
        self.file = file
        self.range = range
        self.fault = fault
    }

    /// What was probably meant, to be put in place of what stands there; nil without a good guess.
    public var suggestion: String? { fault.suggestion }
}

/// What is wrong with a rule file, as facts.
public enum Fault: Hashable, Sendable {
    /// It cannot be read.
    case syntax(SyntaxFault)
    /// It can be read, but says something that cannot be.
    case meaning(MeaningFault)

    /// How grave it is.
    public var severity: Diagnostic.Severity {
        switch self {
        case .syntax: .error
        case .meaning(let fault): fault.severity
        }
    }

    /// What was probably meant.
    public var suggestion: String? {
        switch self {
        case .syntax(let fault): fault.suggestion
        case .meaning(let fault): fault.suggestion
        }
    }
}
