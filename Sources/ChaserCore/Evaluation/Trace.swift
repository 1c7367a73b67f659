/// What an evaluator did, formula within formula: the seam through which an explanation sees the evaluation itself.
///
/// Nothing here decides anything. An evaluator with a trace runs the very code of a tick and writes down each formula
/// that it was asked for, over which rows, how many periods back, what came of it, and which columns it read.
final class Trace {
    /// One formula over some rows.
    struct Step {
        let formula: Formula
        let rows: Evaluator.Rows
        let lag: Int
        let value: Vector
        let reads: [Read]
        let steps: [Step]
    }

    /// A column that was read, so many periods back.
    struct Read: Hashable {
        let column: Int
        let lag: Int
    }

    private var steps: [Step] = []
    private var reads: [Read] = []

    /// Computes one formula, and keeps what was asked meanwhile beneath it.
    func step(_ formula: Formula, _ rows: Evaluator.Rows, lag: Int, _ compute: () -> Vector) -> Vector {
        let (outerSteps, outerReads) = (steps, reads)
        (steps, reads) = ([], [])
        let value = compute()
        let step = Step(formula: formula, rows: rows, lag: lag, value: value, reads: reads, steps: steps)
        (steps, reads) = (outerSteps + [step], outerReads)
        return value
    }

    func read(column: Int, _ rows: Evaluator.Rows, lag: Int) {
        let read = Read(column: column, lag: lag)
        if !reads.contains(read) { reads.append(read) }
    }

    /// All steps so far; the trace begins anew.
    func take() -> [Step] {
        defer { (steps, reads) = ([], []) }
        return steps
    }
}
