/// The records of plans by their dates: late, coming and undated, whatever the rules say of them.
struct DigestDates {
    private(set) var late: [DigestContent.Line] = []
    private(set) var coming: [DigestContent.Line] = []
    private(set) var undated: [DigestContent.Line] = []

    var all: [DigestContent.Line] { late + coming + undated }

    init() {}

    /// Of every source with a date and without periods: a plan. `ahead` is how far ahead a date is coming; nil for none.
    init(of tick: Tick, ahead: Span?) {
        var tick = tick
        for index in tick.site.definition.sources.indices {
            guard let evaluator = tick.evaluator(index), evaluator.source.layout.periods == .none,
                let column = evaluator.source.firstColumn(of: .date)
            else { continue }
            add(evaluator, .column(column, .date), ahead: ahead, tick)
        }
    }

    private mutating func add(_ evaluator: Evaluator, _ date: Formula, ahead: Span?, _ tick: Tick) {
        for rows in evaluator.runs {
            guard case .records(let range, _) = rows else { continue }
            let isDone = evaluator.truths(.word(.done), rows, lag: 0)
            let isLate = evaluator.truths(.overdue(date, byMoreThan: nil), rows, lag: 0)
            let isDue = ahead.map { evaluator.truths(.due(date, within: $0), rows, lag: 0) }
            for (slot, record) in range.enumerated() where isDone[slot] == 0 {
                if isLate[slot] == 1 { late.append(line(evaluator, record, date, isLate: true, tick)) }
                if isDue?[slot] == 1, isLate[slot] == 0 {
                    coming.append(line(evaluator, record, date, isLate: false, tick))
                }
                if isLate[slot] == 2 { undated.append(line(evaluator, record, .raw(date), isLate: false, tick)) }
            }
        }
    }

    private func line(
        _ evaluator: Evaluator, _ record: Int, _ date: Formula, isLate: Bool, _ tick: Tick
    ) -> DigestContent.Line {
        let rows = evaluator.run(of: record)
        let layout = evaluator.source.layout
        let area = evaluator.source.column(named: "area").flatMap {
            evaluator.texts(.column($0, layout.columns[$0].type), rows, lag: 0)(0)
        }
        let key = evaluator.records.key(of: record, layout: layout)
        if tick.manner.writing == .nothing { return DigestContent.Line(unwritten: area ?? "", key) }
        let name = area.map { key.hasPrefix($0 + " / ") ? String(key.dropFirst($0.count + 3)) : key } ?? key
        let day = evaluator.words(date, rows, lag: 0)
        let late = isLate ? ", \(evaluator.words(.overdueBy(date), rows, lag: 0)) ago" : ""
        let words = day.isEmpty ? "\(name): the date is empty" : "\(name): \(day)\(late)"
        let evidence = DigestBuilder.evidence(evaluator.place(of: record))
        let reworded = evaluator.records.rewordingWords(of: record, layout: layout).map { ["It was \($0)."] } ?? []
        let details = reworded + tick.acknowledged(key, of: evaluator.source) + [evidence]
        let item = Page.Item(state: .none, words: words, details: details)
        return DigestContent.Line(area: area ?? "", record: key, item: item)
    }
}
