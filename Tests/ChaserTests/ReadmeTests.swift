import ChaserHost
import Foundation
import Testing

@testable import chaser

@Suite("README.md says what the program does")
struct ReadmeTests {
    private let readme: String

    init() throws { readme = try String(contentsOf: SampleSite.package.appending(path: "README.md"), encoding: .utf8) }

    @Test("every command and every option of its --help stands there", arguments: CommandTable.all.map(\.name))
    func options(_ name: String) throws {
        #expect(readme.contains("`chaser \(name) "))
        let help = CommandTable.run([name, "--help"], Surroundings(stateDirectory: nil, now: SystemClock.now())).output
        let options = help.matches(of: /(?m)^ +(--[a-z-]+)/).map { String($0.1) }
        #expect(options.count == CommandTable.all.first { $0.name == name }?.options.count)
        for option in options { #expect(readme.contains("`\(option)"), "\(option)") }
    }

    @Test("it names no option that no command has")
    func noOthers() {
        let known = Set(CommandTable.all.flatMap(\.options).map(\.name) + ["--help"])
        for option in readme.matches(of: /`(--[a-z-]+)/).map({ String($0.1) }) {
            #expect(known.contains(option), "\(option)")
        }
    }

    @Test("every exit code has its row", arguments: ExitCode.allCases)
    func exitCodes(_ code: ExitCode) {
        #expect(readme.contains("\n| \(code.rawValue) | "))
    }

    @Test("every kind of spool is named", arguments: SpoolKind.allCases)
    func spools(_ kind: SpoolKind) {
        #expect(readme.contains("`\(kind.rawValue):DIR`"))
    }

    @Test("its excerpt is the program's own output, line by line")
    func excerpt() throws {
        let golden = SampleSite.package.appending(path: "Tests/Golden/once.txt")
        let output = Set(try String(contentsOf: golden, encoding: .utf8).split(separator: "\n").map(String.init))
        let blocks = readme.components(separatedBy: "```text\n").dropFirst()
        let excerpt = try #require(blocks.first?.components(separatedBy: "```").first)
        for line in excerpt.split(separator: "\n") where line != "…" {
            #expect(output.contains(String(line)), "\(line)")
        }
    }

    @Test("every file it links to or names in its map is there")
    func links() {
        let links = readme.matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
        let places = readme.matches(of: /`((?:Sources|Rules|Systemd|Tests)\/[^` *]+)`/).map { String($0.1) }
        for path in links + places {
            let file = SampleSite.package.appending(path: path).path
            #expect(FileManager.default.fileExists(atPath: file), "\(path)")
        }
    }
}
