extension Records {
    /// The records whose direction in the sheet is the opposite of what their target's own sign says (`>80%` in a measure
    /// where lower is better). The target counts; which of the two is the slip, a person must say.
    func contradictoryPolarities(_ layout: SourceLayout) -> [DataProblem] {
        guard let direction = layout.columns.firstIndex(where: { $0.type == .polarity }),
            let target = layout.columns.firstIndex(where: { $0.type == .target }),
            case .single(.codes(let codes)) = columns[direction],
            case .single(.targets(let targets, let distinct)) = columns[target]
        else { return [] }
        let signs = distinct.map(\.polarity)
        guard signs.contains(where: { $0 != nil }) else { return [] }
        var problems: [DataProblem] = []
        for segment in segments {
            for record in segment.range where targets[record] >= 0 {
                guard let sign = signs[Int(targets[record])], let sheet = Polarity(rawValue: codes[record]),
                    sheet != sign
                else { continue }
                problems.append(
                    DataProblem(
                        file: files[segment.file].path, row: Int(rowNumbers[record]),
                        column: layout.columns[direction].heading, text: distinct[Int(targets[record])].text,
                        kind: .contradictoryPolarity(sheet: sheet)))
            }
        }
        return problems
    }
}
