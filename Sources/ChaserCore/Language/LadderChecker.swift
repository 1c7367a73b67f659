/// The `escalation` blocks, and what every block names: recipients and sources.
extension SiteChecker {
    /// A ladder; nil only without a name.
    mutating func ladder(_ placed: Placed) -> LadderDefinition? {
        guard let name = placed.block.name else { return nil }
        var steps: [LadderDefinition.Step] = []
        for statement in placed.block.statements where statement.form == "at once" || statement.form == "after" {
            let delay = statement.span("delay")
            if let delay, delay.value.unit == .periods {
                let expected = "in days, working days, weeks or months"
                fault(
                    .invalidValue(what: "the delay", text: delay.value.description, expected: expected),
                    in: placed.path, at: delay.range)
                continue
            }
            steps.append(.init(after: delay?.value, recipients: recipients(statement, in: placed.path)))
        }
        if steps.isEmpty { missing("at once", in: placed) }
        let beat = placed.block.statement("repeat")?.word("day").flatMap { word in
            Weekday.allCases.first { $0.name == word.value }
        }
        return LadderDefinition(
            name: name.value, title: placed.block.title?.value ?? name.value, steps: steps.inOrderOfDelay, beat: beat,
            path: placed.path, range: name.range)
    }

    /// Roles, `named`, or addresses.
    mutating func recipients(_ statement: Statement, in path: String) -> [Located<LadderDefinition.Recipient>] {
        statement.list("who").compactMap { argument in
            switch argument {
            case .word(let word):
                if word.value == "named" {
                    return Located(.named, at: word.range)
                }
                use(word, in: path)
                return Located(.role(word.value), at: word.range)
            case .text(let text):
                return isAddress(text, in: path) ? Located(.address(text.value), at: text.range) : nil
            case .number, .span, .day, .time, .schedule, .condition, .expression, .template, .table, .mapping, .list:
                return nil
            }
        }
    }

    /// False, with a fault, when the text is no mail address, or one that the site's mail may not go to.
    mutating func isAddress(_ text: Located<String>, in path: String) -> Bool {
        guard let address = MailAddress(parsing: text.value) else {
            let expected = "written name@domain"
            fault(.invalidValue(what: "an address", text: text.value, expected: expected), in: path, at: text.range)
            return false
        }
        if domains.isEmpty || domains.contains(where: { address.domain == $0 || address.domain.hasSuffix("." + $0) }) {
            return true
        }
        let words = "no mail can leave for “\(text.value)”: the site’s domains are \(alternatives(domains, "and"))"
        fault(.other(words), in: path, at: text.range)
        return false
    }

    /// A source by name, or a fault.
    mutating func source(named name: Located<String>?, among sources: [SourceDefinition], in path: String) -> Int? {
        guard let name else { return nil }
        if let index = sources.firstIndex(where: { $0.name == name.value }) { return index }
        unknown(.source, name, among: sources.map(\.name), in: path)
        return nil
    }
}

extension [LadderDefinition.Step] {
    /// `at once` first, then by delay. Delays of different units are told apart by their usual length.
    fileprivate var inOrderOfDelay: [LadderDefinition.Step] {
        enumerated().sorted { ($0.element.days, $0.offset) < ($1.element.days, $1.offset) }.map(\.element)
    }
}

extension LadderDefinition.Step {
    fileprivate var days: Double {
        guard let after else { return 0 }
        let each: Double =
            switch after.unit {
            case .minutes: 1 / 1440
            case .hours: 1 / 24
            case .days: 1
            case .workingDays: 1.4
            case .weeks: 7
            case .months, .periods: 30.4
            case .years: 365
            }
        return each * Double(after.count)
    }
}
