/// Fills the past of one column, record by record.
struct PastBuilder {
    /// Where a trail's words come from.
    struct Source {
        private let seen: [SeenDays]
        private let texts: BytePool
        /// For each unit code of the fold the records' own; nil where their table is full.
        private let units: [UInt8?]
        private let targets: [Target]
        private let textFile: Int?

        init(sheet: SourceHistory.Sheet, context: CellContext, textFile: Int?) {
            seen = sheet.seen
            texts = sheet.fold.texts
            self.textFile = textFile
            let codes = sheet.fold.units.words.map { context.unitCode(of: $0) }
            units = codes
            targets = sheet.fold.targets.all.map { $0.counted(in: Unit(code: codes[Int($0.unit.code)] ?? 0)) }
        }

        fileprivate func unit(_ code: UInt8) -> UInt8? { units[Int(code)] }
        fileprivate func target(_ value: Trail.Value) -> Target { targets[Int(value.bits)] }

        fileprivate func place(_ value: Trail.Value) -> TextPlace {
            let range = texts.range(of: Int(value.bits))
            return textFile.flatMap { TextPlace(file: $0, offset: range.lowerBound, length: range.count) } ?? .none
        }

        fileprivate func days(_ version: Int32) -> SeenDays? {
            seen.indices.contains(Int(version)) ? seen[Int(version)] : nil
        }
    }

    /// Values as the column's own words, one behind the other.
    private struct Values {
        var words: [Int64]
        var units: [UInt8]

        mutating func set(_ word: Int64, _ unit: UInt8, at place: Int) {
            words[place] = word
            if !units.isEmpty { units[place] = unit }
        }
    }

    private let type: ColumnType
    private let now: ColumnValues
    /// False for texts of which only whether they changed is asked.
    private let keepsValues: Bool
    private var original: Values
    private var before: Values
    private var from: [Int32]
    private var to: [Int32]
    private var times: [Int32]
    private var steps: [Int: [DateStep]] = [:]
    private var targets = TargetNumbers()

    init(type: ColumnType, count: Int, now: ColumnValues, keepsValues: Bool) {
        self.type = type
        self.now = now
        self.keepsValues = keepsValues
        let none = Values(
            words: [Int64](repeating: PastBuilder.missing(type), count: keepsValues ? count : 0),
            units: [UInt8](repeating: 0, count: keepsValues && (type == .figure || type == .datetime) ? count : 0))
        (original, before) = (none, none)
        from = [Int32](repeating: ColumnValues.missingDay, count: count)
        to = from
        times = [Int32](repeating: 0, count: count)
    }

    /// Takes over what a trail knows of a record.
    mutating func take(_ trail: Trail, _ record: Int, _ source: Source, at place: Int) {
        if keepsValues {
            if let (word, unit) = word(trail.original[record], source) { original.set(word, unit, at: place) }
            if let (word, unit) = word(trail.before[record], source) { before.set(word, unit, at: place) }
        }
        times[place] = trail.times[record]
        (from[place], to[place]) = PastBuilder.days(trail.until[record], trail.since[record], source)
        let taken = trail.steps(of: record)
        guard taken.count > 1 else { return }
        steps[place] = taken.map { step in
            let (from, to) = PastBuilder.days(step.until, step.since, source)
            return DateStep(date: Int32(truncatingIfNeeded: step.value.bits), from: from, to: to)
        }
    }

    private static func days(_ until: Int32, _ since: Int32, _ source: Source) -> (Int32, Int32) {
        let to = source.days(since)?.first.number ?? ColumnValues.missingDay
        return (min(source.days(until)?.last.number ?? to, to), to)
    }

    /// A record's value that stands in the sheet in force for the first time.
    mutating func begin(at place: Int, on day: Day) {
        guard let (word, unit) = present(place) else { return }
        (from[place], to[place]) = (day.number, day.number)
        guard keepsValues else { return }
        original.set(word, unit, at: place)
        before.set(word, unit, at: place)
    }

    private mutating func word(_ value: Trail.Value, _ source: Source) -> (Int64, UInt8)? {
        switch type {
        case .figure, .datetime: source.unit(value.unit).map { (value.bits, $0) }
        case .date, .rag, .polarity, .yesno: (value.bits, 0)
        case .text, .people: (Int64(bitPattern: source.place(value).bits), 0)
        case .target: (Int64(targets.number(of: source.target(value))), 0)
        }
    }

    /// The value that the records have now; nil for missing.
    private mutating func present(_ place: Int) -> (Int64, UInt8)? {
        let found: (word: Int64, unit: UInt8)
        switch now {
        case .figures(let figures, let units): found = (figures[place], units[place])
        case .days(let days): found = (Int64(days[place]), 0)
        case .texts(let places), .people(let places): found = (Int64(bitPattern: places[place].bits), 0)
        case .truths(let codes), .codes(let codes): found = (Int64(codes[place]), 0)
        case .targets(let indexes, let distinct):
            guard indexes[place] >= 0 else { return nil }
            found = (Int64(targets.number(of: distinct[Int(indexes[place])])), 0)
        case .absent: return nil
        }
        return found.word == PastBuilder.missing(type) ? nil : found
    }

    private static func missing(_ type: ColumnType) -> Int64 {
        switch type {
        case .figure, .datetime: ColumnValues.missingFigure
        case .date: Int64(ColumnValues.missingDay)
        case .text, .people: Int64(bitPattern: TextPlace.none.bits)
        case .rag, .polarity, .yesno: Int64(ColumnValues.missingCode)
        case .target: -1
        }
    }

    /// What was filled in.
    var past: PastValues {
        PastValues(
            original: columnValues(original), beforeChange: columnValues(before), changedFrom: from, changedTo: to,
            timesChanged: times, steps: steps)
    }

    private func columnValues(_ values: Values) -> ColumnValues {
        guard keepsValues else { return .absent }
        func narrow<Word: FixedWidthInteger>(_ type: Word.Type) -> [Word] {
            values.words.map { Word(truncatingIfNeeded: $0) }
        }
        return switch type {
        case .figure, .datetime: .figures(values.words, units: values.units)
        case .date: .days(narrow(Int32.self))
        case .text: .texts(values.words.map { TextPlace(bits: UInt64(bitPattern: $0)) })
        case .people: .people(values.words.map { TextPlace(bits: UInt64(bitPattern: $0)) })
        case .rag, .polarity: .codes(narrow(UInt8.self))
        case .yesno: .truths(narrow(UInt8.self))
        case .target: .targets(narrow(Int32.self), distinct: targets.all)
        }
    }
}

extension Target {
    /// The same target with its unit as another table counts it.
    fileprivate func counted(in unit: Unit) -> Target {
        Target(number: number, unit: unit, bound: bound, per: per, by: by, text: text)
    }
}
