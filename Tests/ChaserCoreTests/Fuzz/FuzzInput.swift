#if !FUZZING
    @testable import ChaserCore
#endif

/// Hostile input for everything that reads what people type: the first letter says which reader, the rest is read.
///
/// The same code runs in the quick suite over the corpus and seeded changes of it, and under libFuzzer (`Tests/Fuzz/run`).
enum FuzzInput {
    /// What must hold for any bytes at all, and did not.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads the input; whatever it is, nothing may crash, hang or grow.
    static func read(_ bytes: [UInt8]) throws(Failure) {
        guard let kind = bytes.first else { return }
        let rest = Array(bytes.dropFirst())
        switch kind {
        case UInt8(ascii: "r"): try rules(rest)
        case UInt8(ascii: "c"): try sheet(rest)
        case UInt8(ascii: "d"): date(rest)
        case UInt8(ascii: "t"): target(rest)
        case UInt8(ascii: "m"): try reply(rest)
        default: word(rest)
        }
    }

    /// A rule file: parsed, checked, every diagnostic printed; one that reads is laid out, and reads the same again.
    private static func rules(_ bytes: [UInt8]) throws(Failure) {
        let text = SourceText(path: "fuzz.rules", bytes: bytes)
        let parsed = parseRules(text)
        let checked = SiteChecker.check([parsed.file])
        for diagnostic in parsed.diagnostics + checked.diagnostics where diagnostic.rendered(in: text).isEmpty {
            throw Failure(description: "a diagnostic without words")
        }
        guard parsed.diagnostics.isEmpty else { return }
        do {
            let once = try RuleLayout.text(of: text)
            let again = try RuleLayout.text(of: SourceText(path: text.path, bytes: Array(once.utf8)))
            if once != again { throw Failure(description: "laid out twice it is not as once") }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(description: "the layout would change the rules")
        }
    }

    /// A sheet: read by a layout of every type of column, printed cell by cell, and guessed at.
    private static func sheet(_ bytes: [UInt8]) throws(Failure) {
        let types = ColumnType.allCases
        let columns = types.enumerated().map { index, type in
            ColumnLayout(name: type.rawValue, type: type, origin: .heading("\(index)"), isOptional: true)
        }
        let key = ColumnLayout(name: "key", type: .text, origin: .heading("K"))
        let value = ColumnLayout(name: "value", type: .figure, origin: .period(heading: nil))
        let layout = SourceLayout(
            name: "fuzz", columns: [key, value] + columns, key: ["key"], periods: .headings(format: "MMM-yy"),
            missing: ["-"])
        let reading = readRecords(
            layout: layout, sheets: [SheetInput(pattern: 0, path: "fuzz.csv", dated: nil, bytes: bytes)], joined: nil,
            units: UnitTable(), endOfTime: Day(number: 20_000))
        let records = reading.records
        if records.count > bytes.count { throw Failure(description: "more rows than bytes") }
        for record in 0..<min(records.count, 50) {
            _ = records.key(of: record, layout: layout)
            for column in layout.columns.indices {
                _ = records.rawText(record: record, column: column, period: records.periods.isEmpty ? nil : 0)
                _ = records.place(record: record, column: column, period: records.periods.isEmpty ? nil : 0)
            }
        }
        for problem in reading.problems where problem.problem.words.isEmpty {
            throw Failure(description: "a problem without words")
        }
        if case .success(let guess) = SheetGuess.read(bytes) {
            let block = guess.sourceBlock(name: "fuzz", title: "Fuzz", path: "data/fuzz.csv")
            let rules = block + guess.ruleBlocks(source: "fuzz", ladder: nil)
            let parsed = parseRules(SourceText(path: "fuzz.rules", bytes: Array(rules.utf8)))
            if !parsed.diagnostics.isEmpty { throw Failure(description: "a drafted block does not read:\n\(rules)") }
        }
    }

    /// A cell of a column of dates, in a sheet with and without a day of its own, read in either order.
    private static func date(_ bytes: [UInt8]) {
        for published in [nil, Day(number: 18_000)] {
            for order in [DateOrder.dayFirst, .monthFirst] {
                var context = DateContext(published: published)
                context.order = order
                bytes.withUnsafeBufferPointer { bytes in
                    _ = DateCell.read(bytes, context)
                    _ = DateCell.readMoment(bytes, context)
                }
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        _ = Day(iso: text)
        _ = DateStyle(text)
    }

    /// A cell of a column of targets, and of figures.
    private static func target(_ bytes: [UInt8]) {
        var units = UnitReader(UnitTable())
        bytes.withUnsafeBufferPointer { bytes in
            _ = TargetCell.read(bytes, units: &units)
            _ = FigureCell.read(bytes, units: &units)
        }
    }

    /// A mail that somebody sent us: its fields, its text, the lines that are the author's own, and their orders.
    private static func reply(_ bytes: [UInt8]) throws(Failure) {
        let mail = IncomingMail(parsing: bytes)
        let lines = ReplyText.ownLines(mail.text)
        let orders = ReplyOrder.orders(in: lines, today: Day(number: 18_000))
        if orders.count > 20 { throw Failure(description: "more orders than one mail may give") }
    }

    /// A cell of words, a month at the head of a column, the name of a file, an address.
    private static func word(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            for type in ColumnType.allCases { _ = WordCell(type: type, own: [:])?.read(bytes) }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        _ = officers(in: text)
        for format in ["MMM-yy", "yyyy-MM", "dd/MM/yyyy"] {
            _ = MonthFormat(format)?.month(text)
            _ = dateInFileName(text, format: format)
        }
        _ = MonthFormat(text)
        _ = MailAddress(parsing: text)
    }
}

#if FUZZING
    /// libFuzzer's entry: a failure is a crash, and its input is kept.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
        do { try FuzzInput.read(Array(UnsafeBufferPointer(start: data, count: count))) } catch {
            fatalError("\(error)")
        }
        return 0
    }
#endif
