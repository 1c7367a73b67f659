/// What met in a comparison and cannot be compared: the result is unknown, and the operator hears why.
extension Evaluator {
    /// Remembers the first record with a target that counts over another period.
    func noteOtherPeriod(_ target: Target, _ rows: Rows, _ slot: Int) {
        guard !otherPeriods.contains(where: { $0.target == target.text }) else { return }
        guard case .records(let range, _) = rows else {
            otherPeriods.append(OtherPeriod(target: target.text, record: nil))
            return
        }
        otherPeriods.append(OtherPeriod(target: target.text, record: range.lowerBound + slot))
    }

    /// The clashes met so far: told once a pair of units or a target, with the first record.
    func clashProblems() -> [Problem] {
        let periods = otherPeriods.map {
            problem("the target “\($0.target)” does not count by the month as the figures do; it is unknown", $0.record)
        }
        return unitProblems() + periods
    }

    private func problem(_ message: String, _ record: Int?) -> Problem {
        guard let record else { return Problem(message: "\(source.name): \(message)") }
        let file = records.segments.first { $0.range.contains(record) }.map { records.files[$0.file].path }
        return Problem(file: file, row: Int(records.rowNumbers[record]), message: message)
    }

    private func unitProblems() -> [Problem] {
        unitClashes.map { clash in
            func word(_ code: UInt8) -> String { code == 0 ? "a plain number" : "“\(units[Unit(code: code)])”" }
            return problem(
                "\(word(clash.left)) is held against \(word(clash.right)); the result is unknown", clash.record)
        }
    }
}
