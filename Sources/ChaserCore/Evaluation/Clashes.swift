/// What met in a comparison and cannot be compared: the result is unknown, and the operator hears why.
struct Clash: Hashable {
    /// What met.
    enum Kind: Hashable {
        /// Figures in two units, by their codes.
        case units(UInt8, UInt8)
        /// A target that counts over another period than the sheet's own: "3 per year" beside months.
        case period(String)
    }

    let kind: Kind
    /// A record it happened in; nil in a group.
    let record: Int?
}

extension Evaluator {
    /// Remembers the first record of each kind of clash.
    func note(_ kind: Clash.Kind, _ rows: Rows, _ slot: Int) {
        guard !clashes.contains(where: { $0.kind == kind }) else { return }
        var record: Int?
        if case .records(let range, _) = rows { record = range.lowerBound + slot }
        clashes.append(Clash(kind: kind, record: record))
    }

    /// The clashes met since they were last taken.
    func takeClashes() -> [Clash] {
        if clashes.isEmpty { return [] }
        defer { clashes = [] }
        return clashes
    }

    /// Clashes as problems, each with its first record.
    func problems(_ clashes: [Clash]) -> [Problem] {
        clashes.map { clash in
            switch clash.kind {
            case .units(let left, let right):
                problem("\(word(left)) is held against \(word(right)); the result is unknown", clash.record)
            case .period(let target):
                problem(
                    "the target “\(target)” does not count by the month as the figures do; it is unknown", clash.record)
            }
        }
    }

    private func word(_ code: UInt8) -> String { code == 0 ? "a plain number" : "“\(units[Unit(code: code)])”" }

    private func problem(_ message: String, _ record: Int?) -> Problem {
        guard let record else { return Problem(message: "\(source.name): \(message)") }
        let file = records.segment(of: record).map { records.files[$0.file].path }
        return Problem(file: file, row: Int(records.rowNumbers[record]), message: message)
    }
}
