import ChaserCore

/// A command's arguments, taken apart by its options.
struct Arguments {
    let operands: [String]
    private let values: [String: String]

    /// What is wrong with a command line.
    enum Fault: Error, Equatable {
        case unknownOption(String, suggestion: String?)
        case missingValue(String)
        case unexpectedValue(String)
        case repeated(String)
        case operands(expected: [String], found: Int)

        var words: String {
            switch self {
            case .unknownOption(let name, let suggestion):
                "there is no option \(name)" + (suggestion.map { "; did you mean \($0)?" } ?? "")
            case .missingValue(let name): "\(name) needs a value"
            case .unexpectedValue(let name): "\(name) takes no value"
            case .repeated(let name): "\(name) is given twice"
            case .operands(let expected, let found):
                "expected \(expected.joined(separator: " ")), found \(found == 0 ? "nothing" : "\(found) arguments")"
            }
        }
    }

    subscript(option: Option) -> String? { values[option.name] }

    func has(_ option: Option) -> Bool { values[option.name] != nil }

    /// Options anywhere, `--name value` or `--name=value`; `--` ends them.
    static func parse(_ words: [String], for command: Command) -> Result<Arguments, Fault> {
        var operands: [String] = []
        var values: [String: String] = [:]
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                break
            }
            guard word.hasPrefix("-"), word != "-" else {
                operands.append(word)
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let option = command.options.first(where: { $0.name == parts[0] }) else {
                let suggestion = nearest(to: parts[0], among: command.options.map(\.name))
                return .failure(.unknownOption(parts[0], suggestion: suggestion))
            }
            if values[option.name] != nil { return .failure(.repeated(option.name)) }
            if option.value == nil {
                if parts.count > 1 { return .failure(.unexpectedValue(option.name)) }
                values[option.name] = ""
            } else if let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty {
                values[option.name] = value
            } else {
                return .failure(.missingValue(option.name))
            }
        }
        guard command.takes(operands.count) else {
            return .failure(.operands(expected: command.operands, found: operands.count))
        }
        return .success(Arguments(operands: operands, values: values))
    }
}
