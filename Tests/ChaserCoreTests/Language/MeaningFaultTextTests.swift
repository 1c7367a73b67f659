import Testing

@testable import ChaserCore

@Suite("Words of the checker's faults")
struct MeaningFaultTextTests {
    /// A fault, and its first line and help without the place.
    static let faults: [(MeaningFault, String)] = [
        (
            .unknownName(kind: "column", name: "valu", suggestion: "value"),
            "error: there is no column “valu”\nhelp: did you mean “value”?"
        ),
        (.unknownName(kind: "source", name: "x", suggestion: nil), "error: there is no source “x”"),
        (
            .duplicateName(kind: "rule", name: "late", firstPath: "a.rules", firstLine: 3),
            "error: there is a rule “late” already, at a.rules:3\nhelp: give this rule another name"
        ),
        (
            .wrongType(expected: "a figure", found: "a date", context: "beside “<”"),
            "error: expected a figure beside “<”, found a date"
        ),
        (
            .wrongArgumentCount(function: "mean", expected: "1 or 2", found: 3),
            "error: “mean” takes 1 or 2 values in its parentheses, not 3"
        ),
        (
            .wrongArgumentCount(function: "size", expected: "1", found: 0),
            "error: “size” takes 1 value in its parentheses, not 0"
        ),
        (.unitsDiffer("%", "days"), "error: “%” and “days” cannot be compared"),
        (
            .barePercent("10"),
            "error: 10% of what? A bare per cent can be read in two ways\n"
                + "help: write “by 10 points” or “by 10% of target”"
        ),
        (
            .unreachable(colour: "amber", because: "red is true whenever it is"),
            "error: this line makes no record amber, because red is true whenever it is"
        ),
        (
            .noFileMatches(pattern: "dta/*.csv", suggestion: "data/*.csv"),
            "error: no file matches “dta/*.csv”\nhelp: did you mean “data/*.csv”?"
        ),
        (
            .missingStatement(block: .escalation, statement: "at once"),
            "error: an escalation needs a line that begins with “at once”\nhelp: for example: at once to lead"
        ),
        (.repeatedStatement(statement: "over", firstLine: 2), "error: “over” stands already on line 2"),
        (
            .needsPolarity(name: "value"),
            "error: nobody says which way “value” gets better\n"
                + "help: declare a column of type polarity, or give the target a sign: >80%"
        ),
        (.notInForce(what: "tell once"), "note: “tell once” is understood, but not yet in force"),
        (.unused(kind: "escalation", name: "slow"), "warning: the escalation “slow” is never used"),
        (
            .privateColumn(name: "child"),
            "error: “child” is private and cannot be shown\nhelp: leave it out, or take “private” from the column"
        ),
        (
            .unsafePath("../x"),
            "error: the path “../x” leaves the site\n"
                + "help: name a file beneath the site’s folder, without “..” and not from “/”"
        ),
        (
            .invalidValue(what: "a timezone", text: "London", expected: "a name such as Europe/London"),
            "error: a timezone is a name such as Europe/London, not “London”"
        ),
        (.other("the site has no rule"), "error: the site has no rule"),
    ]

    @Test("a fault of the file as a whole is told in these words", arguments: faults)
    func words(_ fault: MeaningFault, _ expected: String) {
        let diagnostic = Diagnostic(.meaning(fault), file: "a.rules", range: nil)
        #expect(diagnostic.rendered(in: nil) == "a.rules: \(expected)\n")
    }

    @Test("a place on several lines is underlined to the end of the first")
    func severalLines() {
        let text = SourceText(path: "a.rules", bytes: Array("rule a {\n  draft\n}\n".utf8))
        let fault = Fault.meaning(.unused(kind: "rule", name: "a"))
        let diagnostic = Diagnostic(fault, file: "a.rules", range: TextRange(0, 18))
        #expect(
            diagnostic.rendered(in: text) == "a.rules:1:1: warning: the rule “a” is never used\nrule a {\n^~~~~~~~\n")
    }

    @Test("a severity can be given by who tells it")
    func severity() {
        let fault = Fault.meaning(.noFileMatches(pattern: "a", suggestion: nil))
        let diagnostic = Diagnostic(fault, severity: .warning, file: "a.rules", range: nil)
        #expect(diagnostic.rendered(in: nil) == "a.rules: warning: no file matches “a”\n")
    }

    @Test("the suggestion is what to put in place")
    func suggestion() {
        let fault = MeaningFault.unknownName(kind: "column", name: "valu", suggestion: "value")
        #expect(Diagnostic(.meaning(fault), file: "a", range: nil).suggestion == "value")
        #expect(parse("rul a {}").diagnostics.first?.suggestion == "rule")
        #expect(parse("rule a { red when 1 < x < 3 }").diagnostics.first?.suggestion == "1 < x and x < 3")
    }
}
