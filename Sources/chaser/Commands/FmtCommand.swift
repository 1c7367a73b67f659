import ChaserCore
import ChaserHost

/// `chaser fmt FILE…` or `chaser fmt SITE`: one layout for rule files.
enum FmtCommand {
    private static let ruleLimit = 1 << 20

    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            var result = CommandResult()
            for path in try paths(arguments.operands) {
                try layOut(path, isCheck: arguments.has(.check), &result)
            }
            return result
        } catch {
            return error.result
        }
    }

    /// The files, and the rule files of each folder.
    private static func paths(_ operands: [String]) throws(CommandFailure) -> [String] {
        var paths: [String] = []
        for operand in operands {
            let folder = SiteFolder(root: operand)
            guard folder.exists else {
                paths.append(operand)
                continue
            }
            do { paths += try folder.ruleFiles().map { "\(operand)/\($0)" } } catch {
                throw CommandFailure(.machine, error.description)
            }
        }
        if paths.isEmpty { throw CommandFailure(.site, "\(operands[0]) has no rule file (*.rules)") }
        return paths
    }

    private static func layOut(
        _ path: String, isCheck: Bool, _ result: inout CommandResult
    ) throws(CommandFailure) {
        let bytes: [UInt8]
        do { bytes = try WholeFile.read(path, limit: ruleLimit) } catch {
            throw CommandFailure(error.kind == .missing ? .site : .machine, error.description)
        }
        let source = SourceText(path: path, bytes: bytes)
        let text: String
        do { text = try RuleLayout.text(of: source) } catch {
            result.code = .site
            switch error {
            case .faults(let faults): result.errors += faults.map { $0.rendered(in: source) }.joined()
            case .wouldChange:
                result.errors += "chaser: \(path): left as it is, as its layout would not read the same\n"
            }
            return
        }
        guard Array(text.utf8) != bytes else { return }
        if isCheck {
            if result.code == .well { result.code = .findings }
            result.output += "\(path) is not in the canonical layout\n"
            return
        }
        do { try AtomicFile.write(Array(text.utf8), to: path, mode: FileMode.of(path)) } catch {
            throw CommandFailure(.machine, error.description)
        }
        result.output += "\(path)\n"
    }
}
