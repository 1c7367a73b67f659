/// The trail of one followed column: one for the records, or one for each month of theirs.
struct ColumnTrail: Hashable, Sendable {
    private(set) var single: Trail
    private(set) var byMonth: [Month: Trail] = [:]
    let type: ColumnType
    let needs: HistoryNeeds.Column
    private let isByPeriod: Bool
    private var room = 0

    init(_ column: ColumnLayout, needs: HistoryNeeds.Column) {
        type = column.type
        self.needs = needs
        isByPeriod = column.isByPeriod
        single = Trail(keepsSteps: needs.needsSteps)
    }

    mutating func grow(to count: Int) {
        room = count
        if !isByPeriod { single.grow(to: count) }
        for month in byMonth.keys { byMonth[month]?.grow(to: count) }
    }

    /// True when some version had the column.
    var isKnown: Bool { isByPeriod ? !byMonth.isEmpty : single.isKnown }

    /// Adds what a version's part says in its column of this place. `targets` numbers the part's distinct targets.
    mutating func add(
        _ part: SegmentPart, _ column: Int, records: [Int32], version: Int32, bytes: [UInt8], texts: inout BytePool,
        targets: [Int32]
    ) {
        if isByPeriod {
            for (month, values) in part.months[column] {
                var trail = byMonth.removeValue(forKey: month) ?? Trail(keepsSteps: needs.needsSteps)
                trail.grow(to: room)
                trail.add(self.values(values, bytes, &texts, targets), records, version)
                byMonth[month] = trail
            }
        } else if let values = part.columns[column] {
            single.add(self.values(values, bytes, &texts, targets), records, version)
        }
    }

    /// The values of a part as words; nil for what is missing.
    private func values(
        _ values: ColumnValues, _ bytes: [UInt8], _ texts: inout BytePool, _ targets: [Int32]
    ) -> [Trail.Value?] {
        switch values {
        case .figures(let figures, let units):
            return zip(figures, units).map { figure, unit in
                figure == ColumnValues.missingFigure ? nil : Trail.Value(bits: figure, unit: unit)
            }
        case .days(let days):
            return days.map { $0 == ColumnValues.missingDay ? nil : Trail.Value(bits: Int64($0)) }
        case .truths(let codes), .codes(let codes):
            return codes.map { $0 == ColumnValues.missingCode ? nil : Trail.Value(bits: Int64($0)) }
        case .targets(let indexes, _):
            return indexes.map { $0 < 0 ? nil : Trail.Value(bits: Int64(targets[Int($0)])) }
        case .texts(let places), .people(let places):
            return places.map { place in
                if place.isNone { return nil }
                let text = bytes.plainText(at: place)
                let bits = needs.needsTexts ? Int64(texts.number(of: text)) : Int64(bitPattern: BytePool.hash(text))
                return Trail.Value(bits: bits)
            }
        case .absent:
            return []
        }
    }
}

extension Trail {
    /// True when any version had a value.
    var isKnown: Bool { seen.contains { $0 >= 0 } }

    /// Adds what a version says of its records, one after the other.
    fileprivate mutating func add(_ values: [Value?], _ records: [Int32], _ version: Int32) {
        for (value, record) in zip(values, records) {
            if let value { add(value, to: Int(record), version: version) }
        }
    }
}
