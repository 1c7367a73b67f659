/// The words of `say`: figures print as typed in the sheet, dates in words, and what is missing says so.
extension Evaluator {
    /// The most members that `list` names.
    static let longestList = 50
    /// The most characters of one value among words, and of the words as a whole: a cell may hold a book, and a mail
    /// tells of many.
    static let longestValue = 2000
    static let longestWords = 6000

    /// The words for one record or one group, cut where they grow too long.
    func words(_ parts: [RuleDefinition.Words], _ rows: Rows, lag: Int, slot: Int = 0) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .words(let words): text += words
            case .formula(let formula):
                text += words(formula, rows, lag: lag, slot: slot).shortened(to: Evaluator.longestValue)
            }
        }
        return printable(text.shortened(to: Evaluator.longestWords))
    }

    /// One formula's value as people print it; what rests on working days beyond the listed holidays says so.
    func words(_ formula: Formula, _ rows: Rows, lag: Int, slot: Int = 0) -> String {
        let words =
            formula.isVague
            ? vagueWords(formula, rows, lag: lag, slot: slot) : plainWords(formula, rows, lag: lag, slot: slot)
        return isProvisional(formula, rows, lag: lag, slot: slot) ? "\(words) (provisional)" : words
    }

    /// The words of a value that is no interval, or of one of its ends.
    func plainWords(_ formula: Formula, _ rows: Rows, lag: Int, slot: Int) -> String {
        if case .records(let range, _) = rows, let cell = cellWords(formula, record: range.lowerBound + slot) {
            return cell
        }
        switch formula {
        case .last(let inner, let count):
            return stride(from: count - 1, through: 0, by: -1)
                .map { words(inner, rows, lag: lag + $0, slot: slot) }.joined(separator: ", ")
        case .list(let inner):
            // A group may be the whole sheet: a mail is not.
            let all = lists(inner, rows, lag: lag)[slot]
            let more = all.count - Evaluator.longestList
            return all.prefix(Evaluator.longestList).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        case .earlier(let inner, let periods):
            return words(inner, rows, lag: lag + periods, slot: slot)
        case .lastKnown(let inner):
            let known = (lag..<max(lag + 1, records.periods.count)).first { earlier in
                !isMissing(self.vector(inner, rows, lag: earlier), count: rows.count)[slot]
            }
            return words(inner, rows, lag: known ?? lag, slot: slot)
        case .column(_, .polarity):
            guard case .codes(let codes) = self.vector(formula, rows, lag: lag) else { return "no direction" }
            let words = ValueType.polarity.vocabulary
            return Int(codes[slot]) < words.count ? words[Int(codes[slot])] : "no direction"
        case .asSeen(.slips, let column):
            guard case .records(let range, _) = rows else { return "no date" }
            return slips(column, record: range.lowerBound + slot)?.words ?? "no date"
        case .process(.variation, _, _), .process(.assurance, _, _):
            let isVariation = if case .process(.variation, _, _) = formula { true } else { false }
            guard case .codes(let codes) = self.vector(formula, rows, lag: lag) else { return "not known" }
            let words = (isVariation ? ValueType.variation : .assurance).vocabulary
            return Int(codes[slot]) < words.count ? words[Int(codes[slot])] : "not known"
        case .process(.reason, _, _):
            return texts(formula, rows, lag: lag)(slot) ?? "not known"
        case .raw(let inner):
            return texts(.raw(inner), rows, lag: lag)(slot) ?? ""
        default:
            break
        }
        let vector = vector(formula, rows, lag: lag)
        if case .records(let range, let period) = rows, isTypedFigure(vector, slot),
            let typed = rawText(formula, record: range.lowerBound + slot, period: period, lag: lag)
        {
            return typed
        }
        return words(vector, slot)
    }

    /// A known figure prints as it was typed.
    private func isTypedFigure(_ vector: Vector, _ slot: Int) -> Bool {
        guard case .figures(let figures) = vector else { return false }
        return figures.values[slot] != ColumnValues.missingFigure && figures.units[slot] != Unit.moment.code
    }

    private func words(_ vector: Vector, _ slot: Int) -> String {
        switch vector {
        case .figures(let figures):
            let value = figures.values[slot]
            guard value != ColumnValues.missingFigure else { return "no figure" }
            let code = figures.units[slot]
            if code == Unit.moment.code { return words(moment: value) }
            let word = code == Vector.Figures.bare ? "" : units[Unit(code: code)]
            return figureWords(Decimal(micros: value), unit: word)
        case .days(let days):
            let day = days[slot]
            if day == ColumnValues.missingDay { return "no date" }
            return day == ColumnValues.openEnded ? "open-ended" : Day(number: day).inWords
        case .months(let months):
            return months[slot] == ColumnValues.missingDay ? "no period" : Month(ordinal: months[slot]).inWords
        case .truths(let truths):
            return truths[slot] > 1 ? "not known" : truths[slot] == 1 ? "yes" : "no"
        case .codes(let codes):
            return RAG(rawValue: codes[slot])?.word ?? "no colour"
        case .targets(let indexes, let distinct):
            return indexes[slot] < 0 ? "no target" : distinct[Int(indexes[slot])].text
        case .places(let places):
            return places[slot].isNone ? "nothing" : records.text(places[slot])
        case .people(let places):
            return places[slot].isNone ? "nobody" : records.text(places[slot])
        case .texts(let texts):
            return texts[slot] ?? "nothing"
        }
    }
}

/// A computed figure as councils print it: at most two decimals, a comma at each thousand, the unit glued or after it.
func figureWords(_ number: Decimal, unit: String) -> String {
    let plain = number.rounded(to: 2).description
    let sign = plain.hasPrefix("-") ? "-" : ""
    let parts = plain.dropFirst(sign.count).split(separator: ".")
    let whole = Array(parts.first ?? "0")
    var grouped = ""
    for (index, digit) in whole.enumerated() {
        if index > 0, (whole.count - index) % 3 == 0 { grouped.append(",") }
        grouped.append(digit)
    }
    let text = parts.count > 1 ? "\(grouped).\(parts[1])" : grouped
    switch unit {
    case "": return sign + text
    case "%": return "\(sign)\(text)%"
    case "£": return "\(sign)£\(text)"
    default: return "\(sign)\(text) \(text == "1" && unit.hasSuffix("s") ? String(unit.dropLast()) : unit)"
    }
}
