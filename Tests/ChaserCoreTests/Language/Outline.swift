@testable import ChaserCore

/// A tree as a list in parentheses, whole but for the ranges, so that a test can show what it expects on one line.
func outline(_ expression: Expression) -> String {
    switch expression.node {
    case .number(let number, let isPercent): "\(number)\(isPercent ? "%" : "")"
    case .span(let span): "‹\(span)›"
    case .day(let day): day.iso
    case .text(let words): "\"\(words)\""
    case .truth(let truth): truth ? "TRUE" : "FALSE"
    case .missing: "MISSING"
    case .name(let name): name
    case .call(let function, let arguments): list("call \(function.value)", arguments)
    case .not(let operand): list("not", [operand])
    case .and(let left, let right): list("and", [left, right])
    case .or(let left, let right): list("or", [left, right])
    case .compare(let sign, let left, let right): list(sign.rawValue, [left, right])
    case .target(let isMet, let value, let target, let by): list(isMet ? "meets" : "misses", [value, target], by)
    case .change(let isBetter, let value, let than, let by): list(isBetter ? "better" : "worse", [value, than], by)
    case .unchanged(let column, let span): "(unchanged \(outline(column)) ‹\(span)›)"
    case .movedAfterDue(let date): "(moved-after-due \(outline(date)))"
    case .overdue(let date, let span): "(overdue \(outline(date))\(span.map { " ‹\($0)›" } ?? ""))"
    case .due(let date, let span): "(due \(outline(date)) ‹\(span)›)"
    case .is(let left, let right): list("is", [left, right])
    case .arithmetic(let sign, let left, let right): list(sign.rawValue, [left, right])
    case .negative(let operand): list("negative", [operand])
    }
}

private func list(_ head: String, _ parts: [Expression], _ by: Margin? = nil) -> String {
    "(" + ([head] + parts.map(outline)).joined(separator: " ") + (by.map { " " + outline($0) } ?? "") + ")"
}

private func outline(_ margin: Margin) -> String {
    switch margin.measure {
    case .points: "[\(margin.amount) points]"
    case .percentOfIt: "[\(margin.amount)% of it]"
    case .percentOf(let name): "[\(margin.amount)% of \(name.value)]"
    }
}

func outline(_ condition: Condition) -> String {
    switch condition.window?.value {
    case nil: outline(condition.expression)
    case .forSpan(let span): "\(outline(condition.expression)) for ‹\(span)›"
    case .inAnyOf(let span): "\(outline(condition.expression)) in any of ‹\(span)›"
    }
}

func outline(_ template: Template) -> String {
    template.parts.map { part in
        switch part {
        case .words(let words): "'\(words)'"
        case .expression(let expression): outline(expression)
        }
    }.joined(separator: " + ")
}

func outline(_ argument: Argument) -> String {
    switch argument {
    case .word(let word): word.value
    case .text(let text): "\"\(text.value)\""
    case .number(let number): number.value.description
    case .span(let span): "‹\(span.value)›"
    case .day(let day): day.value.iso
    case .time(let time): time.value.description
    case .schedule(let schedule): "\(schedule.value.days) at \(schedule.value.time)"
    case .condition(let condition): outline(condition)
    case .expression(let expression): outline(expression)
    case .template(let template): outline(template)
    case .table(let rows): "table of \(rows.value.split(separator: "\n").count) lines"
    case .mapping(let from, let to): "\"\(from.value)\" is \(to.value)"
    case .list(let items): "[" + items.map(outline).joined(separator: ", ") + "]"
    }
}

/// `form: slot = value; slot = value`, the slots in the order of their names.
func outline(_ statement: Statement) -> String {
    let arguments = statement.arguments.sorted { $0.key < $1.key }.map { "\($0.key) = \(outline($0.value))" }
    return ([statement.form] + arguments).joined(separator: "; ")
}

/// Parses the text of a file.
func parse(_ text: String) -> (file: ParsedFile, diagnostics: [Diagnostic]) {
    parseRules(SourceText(path: "site.rules", bytes: Array(text.utf8)))
}

/// All diagnostics of a text in words, as `check` prints them.
func complaints(_ text: String) -> String { complaints(Array(text.utf8)) }

func complaints(_ bytes: [UInt8]) -> String {
    let text = SourceText(path: "site.rules", bytes: bytes)
    return parseRules(text).diagnostics.map { $0.rendered(in: text) }.joined()
}

/// The statement, alone in a block of a kind; nil when the file has any fault.
func statement(_ text: String, in kind: BlockKind) -> Statement? {
    let form = BlockForm.all.first { $0.kind == kind }
    let (file, diagnostics) = parse("\(form?.example ?? "") {\n\(text)\n}\n")
    return diagnostics.isEmpty && file.blocks.count == 1 ? file.blocks.first?.statements.first : nil
}

/// The outline of what stands after `red when`; nil when it has a fault.
func condition(_ text: String) -> String? {
    guard case .condition(let condition)? = statement("red when \(text)", in: .rule)?.arguments["condition"] else {
        return nil
    }
    return outline(condition)
}
