/// A target or a date that was agreed, read as a cell of the sheet would be.
enum AgreedCell {
    /// What an agreed text comes to.
    enum Reading {
        case value
        /// What would be readable, in words.
        case unreadable(String)
        /// Cells of this type are as the sheet has them.
        case notAgreeable
    }

    /// Whether a text can stand for a cell of a type.
    static func read(_ text: String, as type: ColumnType) -> Reading {
        switch type {
        case .date: return day(text) == nil ? .unreadable("a date, such as 31 March 2021") : .value
        case .target:
            var units = UnitReader(UnitTable())
            return target(text, &units) == nil ? .unreadable("a target, such as 70% or more") : .value
        case .figure, .datetime, .text, .rag, .polarity, .people, .yesno: return .notAgreeable
        }
    }

    static func day(_ text: String) -> Int32? {
        var text = text
        return text.withUTF8 { bytes in
            guard case .day(let day) = DateCell.read(bytes, DateContext()).value else { return nil }
            return day.number
        }
    }

    static func target(_ text: String, _ units: inout UnitReader) -> Target? {
        var text = text
        return text.withUTF8 { TargetCell.read($0, units: &units) }
    }
}

extension Records {
    /// Puts another value into one cell of a column that a record has once. A text that cannot be read changes nothing.
    mutating func agree(_ text: String, column: Int, record: Int, units: inout UnitTable) {
        guard columns.indices.contains(column), case .single(let values) = columns[column] else { return }
        switch values {
        case .days(var days):
            guard let day = AgreedCell.day(text) else { return }
            days[record] = day
            columns[column] = .single(.days(days))
        case .targets(var indexes, var distinct):
            var reader = UnitReader(units)
            guard let target = AgreedCell.target(text, &reader) else { return }
            units = reader.table
            indexes[record] = Int32(distinct.count)
            distinct.append(target)
            columns[column] = .single(.targets(indexes, distinct: distinct))
        case .figures, .texts, .truths, .codes, .people, .absent: break
        }
    }
}
