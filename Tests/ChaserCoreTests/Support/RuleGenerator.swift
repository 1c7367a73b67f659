@testable import ChaserCore

/// Writes rule files at random, from a seed: every statement of every block, every kind of expression, in odd layouts.
struct RuleGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func next(_ bound: Int) -> Int {
        // xorshift64*
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % max(bound, 1)
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[next(values.count)] }

    mutating func file() -> String {
        (0...next(4)).map { _ in gap() + block() }.joined(separator: pick(["", "\n", "\n\n\n"]))
    }

    private mutating func gap() -> String { pick(["", "", "# a word\n", "\n# one\n\n# two\n", "\t\n"]) }

    private mutating func block() -> String {
        let form = pick(BlockForm.all)
        let end = next(3) == 0 ? "; " : "\n"
        var body = ""
        for statement in StatementForms.forms(of: form.kind) where next(2) == 0 || statement.occurrence == .required {
            let text =
                statement.id.hasSuffix(" when") && next(4) > 0 ? "\(statement.id) \(condition())" : statement.example
            let comment = end == "\n" && next(5) == 0 ? "  # why" : ""
            let isTable = text.contains("\n")
            body += pick(["", "  ", "\t", "      "]) + text + comment + (isTable ? "\n" : end)
            if end == "\n", next(6) == 0 { body += pick(["\n", "\n\n", "# alone\n", "   # set in\n\n"]) }
        }
        return "\(form.example)\(pick([" ", "", "\n"])){\(body.isEmpty ? "" : "\n" + body)}\n"
    }

    private mutating func condition() -> String {
        let window = pick(["", "", " for 2 periods", " in any of 12 periods"])
        return expression(3) + window
    }

    private mutating func expression(_ depth: Int) -> String {
        if depth == 0 { return comparison() }
        switch next(7) {
        case 0: return "\(expression(depth - 1))\(pick([" and ", "\n  and "]))\(comparison())"
        case 1: return "\(comparison())\(pick([" or ", "\n or ", " or\n    "]))\(expression(depth - 1))"
        case 2: return "not\(pick([" ", ""]))(\(expression(depth - 1)))"
        case 3: return "(\(pick(["", "\n"]))\(expression(depth - 1))\(pick(["", " "])))"
        default: return comparison()
        }
    }

    private mutating func comparison() -> String {
        switch next(11) {
        case 0: return "\(sum())\(pick([">", " >= ", " <", "== ", " != "]))\(sum())"
        case 1: return "value misses target\(pick(["", " by 10 points", " by 2.5% of target"]))"
        case 2: return "value meets (target)"
        case 3: return "value is \(pick(["worse", "better"])) than \(sum())\(pick(["", " by 25% of it"]))"
        case 4: return "target_date is overdue\(pick(["", " by more than 20  working days"]))"
        case 5: return "target_date is due within 10 days"
        case 6: return "\(pick(["status", "area"])) is \(pick(["not ", ""]))\(pick(["blue", "missing", "\"A b\""]))"
        case 7: return "status is unchanged for more than \(pick(["3 months", "30 working days"]))"
        case 8: return "target_date was moved after it fell  due"
        case 9: return "value is worst ( value,7 )"
        default: return pick(["headline", "done", "new", "worsening(value , 3)", "true"])
        }
    }

    private mutating func sum() -> String {
        switch next(6) {
        case 0: return "value\(pick(["+", " - ", "*", " / "]))\(pick(["2", "peers", "(value + 1)"]))"
        case 1: return "-\(pick(["10", "5%", " value"]))"
        case 2: return "mean(value,\(1 + next(12)))"
        case 3: return "target_date + 5 working days"
        case 4: return pick(["2020-11-16", "84%", "1.50", "\"text\""])
        default: return "previous(value)"
        }
    }
}
