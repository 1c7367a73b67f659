/// Finds the headings of a layout in one sheet, and tells those that are not there.
struct HeadingFinder {
    let sheet: OpenSheet
    let log: ProblemLog

    /// Where a heading stands; a missing one is told unless it may be missing.
    func position(_ heading: String, isOptional: Bool) -> Int? {
        if let position = sheet.position(of: heading, log: log) { return position }
        if !isOptional { sheet.tellMissing(heading, log: log) }
        return nil
    }

    /// Where the heading that joins stands: a heading of this name, or the one of the column of this name.
    func position(_ joinOn: String, orOfColumn layout: SourceLayout) -> Int? {
        if let position = sheet.position(of: joinOn, log: log) { return position }
        let column = layout.columns.first { $0.name == joinOn }
        return column?.heading.flatMap { sheet.position(of: $0, log: log) }
    }

    /// Where a column of the key stands; told here only when it is not told as a column already.
    func keyPosition(_ name: String, _ layout: SourceLayout) -> Int? {
        let column = layout.columns.first { $0.name == name && !$0.isJoined }
        let heading = column?.heading ?? name
        if let position = sheet.position(of: heading, log: log) { return position }
        if column == nil || column?.isOptional == true { sheet.tellMissing(heading, log: log) }
        return nil
    }

    /// Where each month heading stands; of two that say one month the first, and the second is told.
    func months(format: String) -> [Month: Int] {
        var months: [Month: Int] = [:]
        guard let format = MonthFormat(format) else { return months }
        for (position, heading) in sheet.headings.enumerated() {
            guard let month = format.month(heading) else { continue }
            if months[month] == nil {
                months[month] = position
            } else {
                log.note(
                    DataProblem(file: sheet.path, row: nil, column: heading, text: "", kind: .repeatedHeading))
            }
        }
        if months.isEmpty { log.note(file: sheet.path, "no heading is a month as the source's format has it") }
        return months
    }
}
