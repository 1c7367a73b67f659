import Testing

/// A file with a fault, and the whole of what is told about it.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let reason: String
    let source: String
    let told: String

    init(_ reason: String, _ source: String, _ told: String) {
        self.reason = reason
        self.source = source
        self.told = told
    }

    var testDescription: String { reason }
}
