import Glibc
import Testing

@testable import ChaserHost

@Suite("The site folder")
struct SiteFolderTests {
    private let folder: TemporaryFolder
    private let site: SiteFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("site/data/early-help")
        try folder.makeFolder("site/data/fostering")
        try folder.makeFolder("outside")
        try folder.write("secret", to: "outside/secret.csv")
        for name in [
            "site.rules", "actions.rules", ".hidden.rules", "notes.txt", "data/plan-2020-10-08.csv",
            "data/plan-2020-08-14.csv", "data/~$plan-2020-08-14.csv", "data/.~lock.plan-2020-08-14.csv#",
            "data/.plan.csv", "data/plan.csv.tmp", "data/plan.csv.PART", "data/plan.csv~", "data/targets.csv",
            "data/early-help/scorecard.csv", "data/fostering/scorecard.csv",
        ] { try folder.write(name, to: "site/\(name)") }
        site = SiteFolder(root: folder("site"))
    }

    @Test(
        "finds the files of a pattern, sorted",
        arguments: [
            ("data/plan-*.csv", ["data/plan-2020-08-14.csv", "data/plan-2020-10-08.csv"], "a star"),
            ("data/plan-????-08-??.csv", ["data/plan-2020-08-14.csv"], "question marks are one character each"),
            ("data/plan*", ["data/plan-2020-08-14.csv", "data/plan-2020-10-08.csv"], "no temporary or lock files"),
            ("data/*/scorecard.csv", ["data/early-help/scorecard.csv", "data/fostering/scorecard.csv"], "a folder"),
            ("data/*", ["data/plan-2020-08-14.csv", "data/plan-2020-10-08.csv", "data/targets.csv"], "no folders"),
            ("./data//targets.csv", ["data/targets.csv"], "empty and dot components are nothing"),
            ("data/.plan.csv", ["data/.plan.csv"], "a hidden file that is named outright"),
            ("*/targets.csv", ["data/targets.csv"], "a star within one component only"),
            ("*.csv", [], "not in folders beneath"),
            ("data/none.csv", [], "no such file"),
            ("none/*.csv", [], "no such folder"),
            ("site.rules/*.csv", [], "a file where a folder should be"),
        ])
    func finds(pattern: String, files: [String], because: String) throws {
        #expect(try site.files(matching: pattern) == files, "\(because)")
    }

    @Test("finds the rule files of the site folder itself")
    func ruleFiles() throws {
        #expect(try site.ruleFiles() == ["actions.rules", "site.rules"])
    }

    @Test(
        "refuses a path that could leave it",
        arguments: ["/etc/passwd", "../outside/secret.csv", "data/../../outside/*", "", "data/a\u{0}b", ".", "/"])
    func unsafePaths(path: String) {
        #expect(throws: FileFault(path, .unsafePath)) { try site.files(matching: path) }
        #expect(throws: FileFault(path, .unsafePath)) { try site.read(path, limit: 100) }
    }

    @Test(
        "refuses a link that leads out, of a file or a folder, however it is asked for",
        arguments: ["data/leak.csv", "data/le*.csv", "data/away/secret.csv", "data/a*/secret.csv"])
    func linksOut(pattern: String) throws {
        try folder.link("site/data/leak.csv", to: "../../outside/secret.csv")
        try folder.link("site/data/away", to: folder("outside"))
        let fault = #expect(throws: FileFault.self) { try site.files(matching: pattern) }
        #expect(fault?.kind == .leadsOutside)
        guard !pattern.contains("*") else { return }
        #expect(throws: FileFault(pattern, .leadsOutside)) { try site.read(pattern, limit: 100) }
    }

    @Test("refuses a link to a folder beside it whose name begins as its own")
    func siblingFolder() throws {
        try folder.makeFolder("site-old")
        try folder.write("old", to: "site-old/plan.csv")
        try folder.link("site/plan.csv", to: "../site-old/plan.csv")
        #expect(throws: FileFault("plan.csv", .leadsOutside)) { try site.read("plan.csv", limit: 100) }
    }

    @Test("follows a link that stays within, and may itself be one")
    func linksWithin() throws {
        try folder.link("site/data/current.csv", to: "plan-2020-10-08.csv")
        try folder.link("site/sheets", to: "data")
        try folder.link("alias", to: "site")
        let site = SiteFolder(root: folder("alias"))
        #expect(try site.files(matching: "sheets/cur*") == ["sheets/current.csv"])
        #expect(try site.read("sheets/current.csv", limit: 100) == Array("data/plan-2020-10-08.csv".utf8))
    }

    @Test("passes over a link that leads nowhere")
    func danglingLink() throws {
        try folder.link("site/data/gone.csv", to: "nothing.csv")
        #expect(try site.files(matching: "data/g*.csv") == [])
        #expect(throws: FileFault("data/gone.csv", .missing)) { try site.read("data/gone.csv", limit: 100) }
    }

    @Test("reads a file, and says what is wrong with one that it does not read")
    func reads() throws {
        try folder.makePipe("site/data/pipe.csv")
        #expect(try site.read("data/targets.csv", limit: 100) == Array("data/targets.csv".utf8))
        #expect(try site.files(matching: "data/pi*.csv") == ["data/pipe.csv"])
        #expect(throws: FileFault("data/pipe.csv", .notRegular)) { try site.read("data/pipe.csv", limit: 100) }
        #expect(throws: FileFault("data", .notRegular)) { try site.read("data", limit: 100) }
        #expect(throws: FileFault("data/none.csv", .missing)) { try site.read("data/none.csv", limit: 100) }
        #expect(throws: FileFault("data/targets.csv", .tooLarge(16, limit: 3))) {
            try site.read("data/targets.csv", limit: 3)
        }
    }

    @Test("takes a thousand files, and refuses one more")
    func matchLimit() throws {
        for number in 0..<1_000 { try folder.write("", to: "site/data/fostering/m\(number).csv") }
        #expect(try site.files(matching: "data/fostering/m*").count == 1_000)
        try folder.write("", to: "site/data/fostering/m1000.csv")
        #expect(throws: FileFault("data/fostering/m*", .tooManyMatches(limit: 1_000))) {
            try site.files(matching: "data/fostering/m*")
        }
    }

    @Test("says that it is not there")
    func noSite() {
        let site = SiteFolder(root: folder("none"))
        #expect(throws: FileFault(folder("none"), .system(SystemFault(.list, folder("none"), code: ENOENT)))) {
            try site.ruleFiles()
        }
    }

    @Test(
        "suggests the nearest path",
        arguments: [
            ("data/target.csv", "data/targets.csv", "a letter left out"),
            ("dta/targets.csv", "data/targets.csv", "a folder misspelt"),
            ("data/fosterng/scorecard.csv", "data/fostering/scorecard.csv", "a folder beneath misspelt"),
            ("Data/targets.csv", "data/targets.csv", "a capital letter"),
            ("data/paln-*.csv", "data/plan-2020-08-14.csv", "a pattern: what stands before its star"),
            ("dat/none-at-all.csv", "data", "the folder alone where the rest leads nowhere"),
        ])
    func nearest(pattern: String, suggestion: String, because: String) {
        #expect(site.nearest(to: pattern) == suggestion, "\(because)")
    }

    @Test("suggests nothing where nothing is near", arguments: ["accounts/ledger.csv", "data/*.xlsx", "../x", "/etc"])
    func nothingNear(pattern: String) {
        #expect(site.nearest(to: pattern) == nil)
    }
}

@Suite("A file pattern")
struct FilePatternTests {
    @Test(
        "matches a whole name",
        arguments: [
            ("a.csv", "a.csv", true), ("a.csv", "A.csv", false), ("a.csv", "*.csv", true), ("a.csv", "*", true),
            (".csv", "*.csv", true), ("a.csv", "a", false), ("a", "a.csv", false), ("a", "?", true), ("", "?", false),
            ("", "*", true), ("ab", "?", false), ("abcbd", "a*b?", true), ("abcbd", "a*b", false),
            ("aaab", "*aab", true), ("a-b-c", "*-*-*", true), ("é.csv", "?.csv", true), ("a[1].csv", "a[1].csv", true),
        ])
    func matches(name: String, component: String, isMatch: Bool) {
        #expect(FilePattern.matches(name, component) == isMatch)
    }

    @Test("of many stars takes no time to speak of")
    func manyStars() {
        let name = String(repeating: "a", count: 255)
        #expect(!FilePattern.matches(name, String(repeating: "a*", count: 100) + "b"))
    }
}
