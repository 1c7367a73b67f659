import ChaserCore
import ChaserHost

/// `chaser test SITE|FILE…`: what the rules promise, tried.
enum TestCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            var sets: [TestSet] = []
            for place in try places(arguments.operands) { sets.append(try tests(place, named: arguments[.run])) }
            if let name = arguments[.run], sets.allSatisfy(\.results.isEmpty) {
                let near = nearest(to: name, among: sets.flatMap(\.titles)).map { "; did you mean “\($0)”?" } ?? ""
                throw CommandFailure(.usage, "--run \(name): no test has this in its title\(near)")
            }
            let results = sets.flatMap(\.results)
            guard !results.isEmpty else {
                let names = arguments.operands.joined(separator: ", ")
                return CommandResult(code: .findings, errors: "chaser: \(names): there is no test\n")
            }
            let isPassed = results.allSatisfy(\.isPassed)
            let output =
                arguments.has(.json)
                ? TestDocument.json(sets).text(pretty: true) + "\n" : TestText.text(sets)
            return CommandResult(code: isPassed ? .well : .findings, output: output)
        } catch {
            return error.result
        }
    }

    /// A site, and the one rule file of it whose tests are wanted; nil for all.
    private struct Place: Hashable {
        let site: String
        let file: String?
    }

    /// Each operand once: a site folder, or a rule file, which belongs to the site of the folder it lies in.
    private static func places(_ operands: [String]) throws(CommandFailure) -> [Place] {
        var places: [Place] = []
        for operand in operands {
            var place = Place(site: operand, file: nil)
            if operand.hasSuffix(".rules"), !SiteFolder(root: operand).exists {
                let parts = operand.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
                let folder = parts.dropLast().joined(separator: "/")
                let root = parts.count == 1 ? "." : folder.isEmpty ? "/" : folder
                place = Place(site: root, file: parts.last)
            }
            if !places.contains(place) { places.append(place) }
        }
        return places
    }

    private static func tests(_ place: Place, named name: String?) throws(CommandFailure) -> TestSet {
        let opening = try SiteOpening.open(place.site, readsSheets: false).get()
        if let file = place.file, !opening.loading.texts.contains(where: { $0.path == file }) {
            throw CommandFailure(.site, "\(place.site)/\(file): no such rule file")
        }
        let site = try opening.site().get()
        let runner = RuleTestRunner(site: site)
        let all = site.definition.tests.filter { place.file == nil || $0.path == place.file }
        let wanted = all.filter { test in
            name.map { foldedText(test.title).contains(foldedText($0)) } ?? true
        }
        return TestSet(folder: place.site, titles: all.map(\.title), results: runner.run(wanted, workers: .processors))
    }
}

/// The tests of one site that were run.
struct TestSet {
    /// As the command line names it.
    let folder: String
    /// Of all its tests.
    let titles: [String]
    let results: [RuleTestResult]

    /// A rule file as the command line would name it.
    func path(_ file: String) -> String {
        folder == "." ? file : folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
    }
}

/// Tests for a person to read: of those that failed what was expected, what came, and all that happened.
enum TestText {
    static func text(_ sets: [TestSet]) -> String {
        let results = sets.flatMap(\.results)
        let failed = results.filter { !$0.isPassed }.count
        let stories = sets.flatMap { set in set.results.filter { !$0.isPassed }.map { story($0, set) } }
        let ticks = results.map(\.ticks.count).reduce(0, +)
        let sum =
            failed == 0
            ? "\(counted(results.count, "test")) passed, \(counted(ticks, "tick"))\n"
            : "\(failed) of \(counted(results.count, "test")) failed\n"
        return (stories + [sum]).joined(separator: "\n")
    }

    private static func story(_ result: RuleTestResult, _ set: TestSet) -> String {
        let path = set.path(result.test.path)
        var text = "\(path):\(result.test.line): test “\(result.test.title)” failed\n"
        for failure in result.failures {
            let found = failure.found.split(separator: "\n", omittingEmptySubsequences: false)
            text += "  \(path):\(failure.line): \(failure.expected)\n"
            text += "    came: " + found.joined(separator: "\n          ") + "\n"
        }
        text += "  what happened:\n"
        for moment in result.timeline {
            let events = moment.events.isEmpty ? ["nothing"] : moment.events
            text +=
                "    \(moment.at.day.iso) \(moment.at.time)  " + events.joined(separator: "\n                      ")
                + "\n"
        }
        return text
    }
}

/// Tests as one JSON document, with stable field names.
enum TestDocument {
    static func json(_ sets: [TestSet]) -> JSON {
        let results = sets.flatMap(\.results)
        return .object([
            JSONMember("passed", .integer(results.filter(\.isPassed).count)),
            JSONMember("failed", .integer(results.filter { !$0.isPassed }.count)),
            JSONMember("tests", .array(sets.flatMap { set in set.results.map { json($0, set) } })),
        ])
    }

    private static func json(_ result: RuleTestResult, _ set: TestSet) -> JSON {
        .object([
            JSONMember("title", .string(result.test.title)), JSONMember("file", .string(set.path(result.test.path))),
            JSONMember("line", .integer(result.test.line)), JSONMember("passed", .bool(result.isPassed)),
            JSONMember(
                "failures",
                .array(
                    result.failures.map { failure in
                        .object([
                            JSONMember("line", .integer(failure.line)),
                            JSONMember("expected", .string(failure.expected)),
                            JSONMember("found", .string(failure.found)),
                        ])
                    })),
            JSONMember(
                "ticks",
                .array(
                    result.timeline.map { moment in
                        .object([
                            JSONMember("at", .string(moment.at.iso)),
                            JSONMember("events", .array(moment.events.map(JSON.string))),
                        ])
                    })),
        ])
    }
}
