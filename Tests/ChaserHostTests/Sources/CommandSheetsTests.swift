import ChaserCore
import Glibc
import Testing

@testable import ChaserHost

@Suite("A source that is a command")
struct CommandSheetsTests {
    private let folder: TemporaryFolder
    private let definition: SiteDefinition

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("site")
        let rules = "source plan {\n  command \"plan\"\n  key action\n  column action text from \"Action\"\n}\n"
        let text = SourceText(path: "a.rules", bytes: Array(rules.utf8))
        definition = SiteChecker.check([parseRules(text).file]).site
        try list("plan = \(folder("plan"))")
        try program("printf 'Action\\nFirst\\nSecond\\n'")
    }

    private func list(_ text: String) throws { try folder.write(text + "\n", to: "commands") }

    private func program(_ script: String) throws {
        try folder.write("#!/bin/sh\n\(script)\n", to: "plan")
        chmod(folder("plan"), 0o700)
    }

    private var sheets: CommandSheets { CommandSheets(list: folder("commands"), home: folder.path) }

    /// The rows of the source, and what is told, from what the commands gave.
    private func read(_ sheets: CommandSheets?) throws -> (rows: Int?, problems: [String]) {
        let day = try #require(Day(iso: "2026-11-21"))
        let reader = TableReader(folder: SiteFolder(root: folder("site")), commands: sheets)
        let tables = reader.tables(of: definition, today: day)
        return (tables.records.first.flatMap { $0?.count }, tables.problems.map(\.words))
    }

    @Test("has the program's output for its sheet")
    func output() throws {
        var sheets = sheets
        let isChanged1 = sheets.run(for: definition)
        #expect(isChanged1)
        let read = try read(sheets)
        #expect(read.rows == 2)
        #expect(read.problems == [])
    }

    @Test("has none, and nothing is told, where no command is run")
    func notRun() throws {
        let read = try read(nil)
        #expect(read.rows == nil)
        #expect(read.problems == [])
    }

    @Test("has changed only when the output has")
    func changed() throws {
        var sheets = sheets
        let isChanged2 = sheets.run(for: definition)
        #expect(isChanged2)
        let isChanged3 = sheets.run(for: definition)
        #expect(!isChanged3)
        try program("printf 'Action\\nFirst\\n'")
        let isChanged4 = sheets.run(for: definition)
        #expect(isChanged4)
        #expect(try read(sheets).rows == 1)
    }

    @Test("reads the credentials of the service, and says so when there are none")
    func credentials() throws {
        try list("plan = SECRET=%d/key PLAIN=x /bin/sh -c \"cat \\\"$SECRET\\\"; echo $PLAIN\"")
        try folder.write("Action\nFirst\n", to: "key")
        var with = CommandSheets(list: folder("commands"), home: folder.path, credentials: folder.path)
        with.run(for: definition)
        #expect(try read(with).rows == 2)
        var without = sheets
        without.run(for: definition)
        #expect(
            try read(without).problems == [
                "command:plan: cannot be used: \(folder("commands")) names a credential (%d), "
                    + "and the service was started without any"
            ])
    }

    @Test("keeps its last good sheet when the program fails, and tells; and takes the next good one")
    func failure() throws {
        var sheets = sheets
        sheets.run(for: definition)
        try program("printf 'Action\\nHalf'; echo 'no connection' >&2; exit 2")
        let isChanged5 = sheets.run(for: definition)
        #expect(isChanged5)
        let failed = try read(sheets)
        #expect(failed.rows == 2)
        #expect(failed.problems == ["command:plan: cannot be used: \(folder("plan")) ended with 2: no connection"])
        try program("printf 'Action\\nFirst\\n'")
        sheets.run(for: definition)
        let mended = try read(sheets)
        #expect(mended.rows == 1)
        #expect(mended.problems == [])
    }

    @Test("is given up at its limits")
    func limits() throws {
        var sheets = sheets
        sheets.outputLimit = 8
        sheets.run(for: definition)
        #expect(sheets.sheet("plan")?.fault == "\(folder("plan")) wrote more than 8 bytes")
        sheets.seconds = 1
        try program("exec sleep 60")
        sheets.run(for: definition)
        #expect(sheets.sheet("plan")?.fault == "\(folder("plan")) took longer than 1 seconds")
        #expect(sheets.sheet("plan")?.bytes == nil)
    }

    @Test("knows nothing of our environment")
    func environment() throws {
        try list("plan = /usr/bin/env")
        var sheets = sheets
        sheets.run(for: definition)
        let text = String(decoding: sheets.sheet("plan")?.bytes ?? [], as: UTF8.self)
        #expect(text == "HOME=\(folder.path)\nLANG=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\n")
    }

    @Test("is refused when the list lacks its name, with the nearest and with what is wrong in the list")
    func unknown() throws {
        try list("plans = /bin/true\nx")
        var sheets = sheets
        sheets.run(for: definition)
        let path = folder("commands")
        #expect(
            sheets.sheet("plan")?.fault
                == "\(path) names no command “plan”; did you mean “plans”?; \(path):2: expected name = /path/of/program and its arguments"
        )
        unlink(path)
        sheets.run(for: definition)
        #expect(sheets.sheet("plan")?.fault == "\(path): no such file")
    }

    @Test(
        "is refused when others could have written the list, the program, or a folder above",
        arguments: [
            ("commands", 0o620), ("commands", 0o602), ("plan", 0o722), ("plan", 0o707), (".", 0o770), (".", 0o707),
        ] as [(String, mode_t)])
    func writable(name: String, mode: mode_t) throws {
        let path = name == "." ? folder.path : folder(name)
        chmod(path, mode)
        defer { chmod(path, 0o700) }
        var sheets = sheets
        sheets.run(for: definition)
        #expect(sheets.sheet("plan")?.fault == "\(path) can be written by others than its owner")
    }

    @Test("is refused when a stranger owns the program", .enabled(if: geteuid() == 0, "only root can give it away"))
    func stranger() throws {
        chown(folder("plan"), 12_345, 12_345)
        var sheets = sheets
        sheets.run(for: definition)
        #expect(sheets.sheet("plan")?.fault == "\(folder("plan")) belongs to user 12345, and must belong to root")
    }

    @Test("runs where others may add files beside it but not touch it")
    func sticky() throws {
        chmod(folder.path, 0o1777)
        var sheets = sheets
        sheets.run(for: definition)
        #expect(sheets.sheet("plan")?.fault == nil)
    }
}
