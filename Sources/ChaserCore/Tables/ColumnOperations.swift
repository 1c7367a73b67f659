extension ColumnValues {
    /// A column of missing values; the list of targets stays empty.
    static func missing(_ type: ColumnType, count: Int) -> ColumnValues {
        switch type {
        case .figure, .datetime:
            .figures(
                [Int64](repeating: missingFigure, count: count), units: [UInt8](repeating: 0, count: count))
        case .target: .targets([Int32](repeating: -1, count: count), distinct: [])
        case .date: .days([Int32](repeating: missingDay, count: count))
        case .text: .texts([TextPlace](repeating: .none, count: count))
        case .people: .people([TextPlace](repeating: .none, count: count))
        case .rag, .polarity: .codes([UInt8](repeating: missingCode, count: count))
        case .yesno: .truths([UInt8](repeating: missingCode, count: count))
        }
    }

    /// The values at these rows; missing where a row is negative.
    func gathered(_ rows: [Int32]) -> ColumnValues {
        func pick<Value>(_ values: [Value], _ missing: Value) -> [Value] {
            rows.map { $0 < 0 ? missing : values[Int($0)] }
        }
        return switch self {
        case .figures(let figures, let units):
            .figures(pick(figures, ColumnValues.missingFigure), units: pick(units, 0))
        case .days(let days): .days(pick(days, ColumnValues.missingDay))
        case .texts(let places): .texts(pick(places, .none))
        case .truths(let codes): .truths(pick(codes, ColumnValues.missingCode))
        case .codes(let codes): .codes(pick(codes, ColumnValues.missingCode))
        case .people(let places): .people(pick(places, .none))
        case .targets(let indexes, let distinct): .targets(pick(indexes, -1), distinct: distinct)
        case .absent: .absent
        }
    }

    /// These values and then those of the same kind.
    func appending(_ other: ColumnValues) -> ColumnValues {
        switch (self, other) {
        case (.figures(let left, let leftUnits), .figures(let right, let rightUnits)):
            .figures(left + right, units: leftUnits + rightUnits)
        case (.days(let left), .days(let right)): .days(left + right)
        case (.texts(let left), .texts(let right)): .texts(left + right)
        case (.truths(let left), .truths(let right)): .truths(left + right)
        case (.codes(let left), .codes(let right)): .codes(left + right)
        case (.people(let left), .people(let right)): .people(left + right)
        case (.targets(let left, let distinct), .targets(let right, _)): .targets(left + right, distinct: distinct)
        case _: self
        }
    }

    /// Puts values of the same kind behind these, in place: each array is taken out of `self` first, so that nothing
    /// else holds it while it grows.
    mutating func append(_ other: ColumnValues) {
        switch other {
        case .figures(let right, let rightUnits):
            guard case .figures(var left, units: var leftUnits) = self else { return }
            self = .absent
            left += right
            leftUnits += rightUnits
            self = .figures(left, units: leftUnits)
        case .days(let right):
            guard case .days(var left) = self else { return }
            self = .absent
            left += right
            self = .days(left)
        case .texts(let right):
            guard case .texts(var left) = self else { return }
            self = .absent
            left += right
            self = .texts(left)
        case .people(let right):
            guard case .people(var left) = self else { return }
            self = .absent
            left += right
            self = .people(left)
        case .truths(let right):
            guard case .truths(var left) = self else { return }
            self = .absent
            left += right
            self = .truths(left)
        case .codes(let right):
            guard case .codes(var left) = self else { return }
            self = .absent
            left += right
            self = .codes(left)
        case .targets(let right, distinct: _):
            guard case .targets(var left, let distinct) = self else { return }
            self = .absent
            left += right
            self = .targets(left, distinct: distinct)
        case .absent: return
        }
    }

    /// With the list that its targets index.
    func listing(_ targets: [Target]) -> ColumnValues {
        if case .targets(let indexes, _) = self { return .targets(indexes, distinct: targets) }
        return self
    }

    /// True when any record has a value.
    var hasValue: Bool {
        switch self {
        case .figures(let figures, _): figures.contains { $0 != ColumnValues.missingFigure }
        case .days(let days): days.contains { $0 != ColumnValues.missingDay }
        case .texts(let places), .people(let places): places.contains { !$0.isNone }
        case .truths(let codes), .codes(let codes): codes.contains { $0 != ColumnValues.missingCode }
        case .targets(let indexes, _): indexes.contains { $0 >= 0 }
        case .absent: false
        }
    }

    /// The places of a column of text; empty for any other.
    var places: [TextPlace] {
        switch self {
        case .texts(let places), .people(let places): places
        case .figures, .days, .truths, .codes, .targets, .absent: []
        }
    }

    /// The words of a column of days or months; empty for any other.
    var dayNumbers: [Int32] {
        if case .days(let days) = self { return days }
        return []
    }
}
