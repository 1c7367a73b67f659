/// The `test` blocks: what they name is there, their tables can be read, and every expectation has its tick.
extension SiteChecker {
    /// A test; what is wrong in it is told, and the rest of it stands.
    mutating func test(
        _ placed: Placed, sources: [SourceDefinition], ladders: [LadderDefinition]
    ) -> TestDefinition {
        var lines: [TestDefinition.Line] = []
        for statement in placed.block.statements {
            guard let step = step(statement, placed, sources, ladders) else { continue }
            let text = placed.file.text
            let words = text.string(statement.range).split(separator: "\n").first ?? ""
            lines.append(
                TestDefinition.Line(
                    number: text.position(of: statement.range.start).line,
                    text: words.split(whereSeparator: \.isWhitespace).joined(separator: " "), step: step))
        }
        checkOrder(placed)
        return TestDefinition(
            title: placed.block.title?.value ?? "", lines: lines, path: placed.path,
            line: placed.file.text.position(of: placed.block.range.start).line)
    }

    private mutating func step(
        _ statement: Statement, _ placed: Placed, _ sources: [SourceDefinition], _ ladders: [LadderDefinition]
    ) -> TestDefinition.Step? {
        switch statement.form {
        case "given": return given(statement, placed, sources).map { .given($0) }
        case "at":
            guard let day = statement.day("day"), let time = statement.time("time") else { return nil }
            return .tick(day.value, time.value)
        case "restart": return .restart
        case "ack": return acknowledging(statement, in: placed.path).map { .acknowledge($0) }
        default: return expectation(statement, placed, ladders).map { .expect($0) }
        }
    }

    private mutating func given(
        _ statement: Statement, _ placed: Placed, _ sources: [SourceDefinition]
    ) -> GivenTable? {
        guard let source = source(named: statement.word("source"), among: sources, in: placed.path),
            case .table(let table)? = statement.arguments["table"], isWhole(sources[source])
        else { return nil }
        var reader = GivenTableReader(table, layout: sources[source].layout, in: placed.file.text)
        let sheet = reader.sheet()
        for found in reader.faults { fault(found.fault, in: placed.path, at: found.range) }
        return sheet.map {
            GivenTable(source: source, dated: statement.day("day")?.value, path: placed.path, bytes: $0)
        }
    }

    private mutating func acknowledging(
        _ statement: Statement, in path: String
    ) -> TestDefinition.Acknowledging? {
        guard let rule = knownRule(statement, in: path), let record = record(statement) else { return nil }
        return TestDefinition.Acknowledging(
            rule: rule, record: record, until: statement.day("day")?.value,
            by: statement.text("who")?.value ?? "the test",
            because: statement.text("reason")?.value ?? "the test says so")
    }

    // MARK: Expectations

    private mutating func expectation(
        _ statement: Statement, _ placed: Placed, _ ladders: [LadderDefinition]
    ) -> TestDefinition.Expectation? {
        let path = placed.path
        switch statement.form {
        case "expect no mail": return .noMail(question(statement, in: path))
        case "expect mail": return .mail(question(statement, in: path))
        case "expect exactly":
            let question = question(statement, in: path)
            return count(statement, in: path).map { .mails($0, question) }
        case "expect rung": return rung(statement, ladders, in: path)
        default: return verdict(statement, in: path)
        }
    }

    private mutating func verdict(_ statement: Statement, in path: String) -> TestDefinition.Expectation? {
        guard let rule = knownRule(statement, in: path), let record = record(statement) else { return nil }
        if let state = statement.word("state").flatMap({ TestDefinition.AlertState(rawValue: $0.value) }) {
            return .alert(rule: rule, record: record, state)
        }
        return statement.word("status").flatMap { TestDefinition.Status(rawValue: $0.value) }.map {
            .status(rule: rule, record: record, $0)
        }
    }

    /// The rule that the statement names; nil, and told, when there is none.
    private mutating func knownRule(_ statement: Statement, in path: String) -> String? {
        guard let rule = statement.word("rule") else { return nil }
        let known = blocks(.rule).compactMap(\.block.name?.value)
        if known.contains(rule.value) { return rule.value }
        unknown(.rule, rule, among: known, in: path)
        return nil
    }

    private func record(_ statement: Statement) -> String? {
        (statement.text("key") ?? statement.word("key"))?.value
    }

    private mutating func count(_ statement: Statement, in path: String) -> Int? {
        guard case .number(let number)? = statement.arguments["count"] else { return nil }
        let count = Int(number.value.micros / Decimal.scale)
        guard number.value.micros % Decimal.scale == 0, count >= 0 else {
            let expected = "a whole number"
            fault(
                .invalidValue(what: "the number of mails", text: number.value.description, expected: expected),
                in: path, at: number.range)
            return nil
        }
        return count
    }

    private mutating func rung(
        _ statement: Statement, _ ladders: [LadderDefinition], in path: String
    ) -> TestDefinition.Expectation? {
        guard let name = statement.word("ladder"), let record = record(statement) else { return nil }
        guard let ladder = ladders.first(where: { $0.name == name.value }) else {
            unknown(.escalation, name, among: ladders.map(\.name), in: path)
            return nil
        }
        if case .word(let word)? = statement.list("who").first, word.value == "nobody" {
            return .reached(ladder: name.value, record: record, rung: nil)
        }
        let rung = LadderDefinition.Step(after: nil, recipients: recipients(statement, in: path)).names
        guard ladder.steps.contains(where: { $0.names == rung }) else {
            let steps = alternatives(unique(ladder.steps.map(\.names)))
            fault(
                .other("the escalation “\(name.value)” has no step to \(rung), only to \(steps)"), in: path,
                at: statement.range)
            return nil
        }
        return .reached(ladder: name.value, record: record, rung: rung)
    }

    private mutating func question(_ statement: Statement, in path: String) -> TestDefinition.MailQuestion {
        var recipient: LadderDefinition.Recipient?
        let area = statement.text("area") ?? statement.word("area")
        if let role = statement.word("who") {
            use(role, in: path)
            recipient = .role(role.value)
        } else if let address = statement.text("who") {
            if isAddress(address, in: path) { recipient = .address(address.value) }
            if let area {
                fault(.other("an address holds no area: leave “of” out"), in: path, at: area.range)
            }
        }
        return TestDefinition.MailQuestion(
            recipient: recipient, area: area?.value, words: statement.texts("words").map(\.value))
    }

    // MARK: Order

    /// Every expectation is about the tick before it, and time only goes forward.
    private mutating func checkOrder(_ placed: Placed) {
        let statements = placed.block.statements
        var last: (day: Day, time: TimeOfDay)?
        var isTold = false
        for statement in statements {
            if let day = statement.day("day"), let time = statement.time("time"), statement.form == "at" {
                if let last, (day.value, time.value) < last {
                    let words = "a test goes forward in time: this is before \(last.day.iso) \(last.time)"
                    fault(.other(words), in: placed.path, at: statement.range)
                }
                last = (day.value, time.value)
            } else if statement.form.hasPrefix("expect") || statement.form == "ack", last == nil, !isTold,
                !isDamaged(placed)
            {
                fault(
                    .other("nothing has happened yet: a line that begins with “at” comes before this one"),
                    in: placed.path, at: statement.range)
                isTold = true
            }
        }
        guard !isDamaged(placed) else { return }
        if !statements.contains(where: { $0.form.hasPrefix("expect") }) {
            warning("this test expects nothing", in: placed.path, at: placed.block.headRange)
        } else if let given = statements.last, !given.form.hasPrefix("expect") {
            warning("nothing is expected after this line", in: placed.path, at: given.range)
        }
    }
}
