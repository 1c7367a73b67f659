import ChaserCore
import Glibc
import Testing

@testable import ChaserHost

@Suite("Versions that Chaser itself saw")
struct KeptVersionsTests {
    private let folder: TemporaryFolder
    private let definition: SiteDefinition

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("site/data")
        let rules = """
            source plan {
              file "data/plan.csv"
              key action
              column action text from "Action"
              column due date from "Due"
            }
            source dated {
              file "data/dated-*.csv"
              dated by file name "yyyy-MM-dd"
              key action
              column action text from "Action"
              column due date from "Due"
            }
            rule moved { over plan; amber when times_changed(due) > 0; red when vanished; say "{slips(due)}" }
            rule late { over dated; amber when due is overdue; red when vanished; say "{action}" }
            """
        definition = SiteChecker.check([parseRules(SourceText(path: "a.rules", bytes: Array(rules.utf8))).file]).site
        try folder.write("Action,Due\nA,Jan-20\n", to: "site/data/dated-2020-01-31.csv")
    }

    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    private func instant(_ iso: String) throws -> Instant { Zone.utc.instant(of: try day(iso), at: .midnight) }

    private var store: VersionStore { get throws { try VersionStore(state: StateFolder(path: folder("state"))) } }

    /// One look on a day, as `once` does it: reads, notes and saves.
    @discardableResult
    private func look(_ iso: String, plan: String? = nil, past: SitePast? = nil) throws -> (
        tables: Tables, past: SitePast
    ) {
        if let plan { try folder.write(plan, to: "site/data/plan.csv") }
        var past = try past ?? SitePast(zone: .utc, store: store)
        let tables = TableReader(folder: SiteFolder(root: folder("site")), workers: .alone)
            .tables(of: definition, today: try day(iso), past: &past, at: try instant(iso))
        try past.save(definition.settings, at: try instant(iso))
        return (tables, past)
    }

    /// `A: 1 change, 2020-02-01 to 2020-02-03`, a line a record of the plan; those that vanished in brackets.
    private func lines(_ tables: Tables) throws -> [String] {
        let records = try #require(tables.records[0])
        guard case .single(let past)? = records.history?.columns[1] else { return [] }
        return past.timesChanged.indices.map { record in
            let key = records.key(of: record, layout: definition.sources[0].layout)
            let days = [past.changedFrom[record], past.changedTo[record]].map { Day(number: $0).iso }
            let name = record < records.count ? key : "[\(key)]"
            return "\(name): \(past.timesChanged[record]), \(days[0]) to \(days[1])"
        }
    }

    private var files: [String] { (try? Folder.names(in: folder("state/versions"))) ?? [] }

    @Test("a sheet without dates is remembered as it was, from when to when")
    func remembered() throws {
        try look("2020-02-01", plan: "Action,Due\nA,Jan-20\nB,Jan-20\n")
        try look("2020-02-03")
        let found = try look("2020-02-05", plan: "Action,Due\nA,Mar-20\n").tables
        #expect(try lines(found) == ["A: 1, 2020-02-03 to 2020-02-05", "[B]: 0, 2020-02-01 to 2020-02-01"])
        #expect(files.count == 3 && files.last == "index.json")
        #expect(
            folder.text("state/versions/\(VersionStore.name(of: Array("Action,Due\nA,Mar-20\n".utf8)))")
                == "Action,Due\nA,Mar-20\n")
    }

    @Test("the same versions give the same answers, whether they were seen by one process or by many")
    func sameAnswers() throws {
        let plans = ["A,Jan-20\nB,Feb-20", "A,Feb-20", "A,Feb-20\nB,Mar-20", "A,Jan-20\nB,Mar-20"]
        var past: SitePast?
        var oneProcess: [String] = []
        for (index, plan) in plans.enumerated() {
            let found = try look("2020-02-0\(index + 1)", plan: "Action,Due\n\(plan)\n", past: past)
            past = found.past
            oneProcess = try lines(found.tables)
        }
        #expect(oneProcess == ["A: 2, 2020-02-03 to 2020-02-04", "B: 1, 2020-02-01 to 2020-02-03"])
        #expect(try lines(look("2020-02-04").tables) == oneProcess)
        // A command that only looks sees the same, and writes nothing.
        let before = files
        var looking = SitePast(zone: .utc, store: try store)
        let tables = TableReader(folder: SiteFolder(root: folder("site")), workers: .alone)
            .tables(of: definition, today: try day("2020-02-04"), past: &looking)
        #expect(try lines(tables) == oneProcess)
        #expect(files == before)
        // At an earlier time only the versions seen by then exist.
        let earlier = TableReader(folder: SiteFolder(root: folder("site")), workers: .alone)
            .tables(of: definition, today: try day("2020-02-01"), past: &looking)
        #expect(try lines(earlier).count == 2)
    }

    @Test("a damaged sheet is never a version, nor is one that lacks a heading")
    func damaged() throws {
        try look("2020-02-01", plan: "Action,Due\nA,Jan-20\n")
        for (index, bad) in ["", "Action\nA\n", "Action,Due\nA,\"Jan-20\n", "Action,Due\n"].enumerated() {
            let found = try look("2020-02-0\(index + 2)", plan: bad).tables
            #expect(found.records[0] == nil, "\(bad)")
        }
        #expect(files.count == 2)
        let found = try look("2020-02-08", plan: "Action,Due\nA,Jan-20\n").tables
        #expect(try lines(found) == ["A: 0, 2020-02-01 to 2020-02-01"])
    }

    @Test("an older copy that was put back is used, and told")
    func putBack() throws {
        try look("2020-02-01", plan: "Action,Due\nA,Jan-20\n")
        try look("2020-02-02", plan: "Action,Due\nA,Feb-20\n")
        let words =
            "data/plan.csv: it is again as it was until 1 February 2020: an older copy was put back; it is used"
        for day in ["2020-02-03", "2020-02-04"] {
            let found = try look(day, plan: "Action,Due\nA,Jan-20\n").tables
            #expect(found.problems.map(\.words).filter { $0.contains("again") } == [words])
            #expect(try lines(found) == ["A: 2, 2020-02-02 to 2020-02-03"])
        }
    }

    @Test("a dated sheet that is taken away does not let an older one come back")
    func withdrawn() throws {
        try folder.write("Action,Due\nA,Mar-20\n", to: "site/data/dated-2020-02-29.csv")
        try look("2020-03-02", plan: "Action,Due\nA,Jan-20\n")
        unlink(folder("site/data/dated-2020-02-29.csv"))
        let found = try look("2020-03-03").tables
        #expect(found.records[1] == nil && found.records[0] != nil)
        let gone = found.problems.map(\.words).filter { $0.contains("dated-2020-02-29") }
        #expect(
            gone == [
                "data/dated-2020-01-31.csv: data/dated-2020-02-29.csv: it was in force and is not there any more, and what"
                    + " is left is older; put it back, or save the older one under a newer date"
            ])
        // At a time before it was there the older one is what there was.
        var looking = SitePast(zone: .utc, store: try store)
        let earlier = TableReader(folder: SiteFolder(root: folder("site")), workers: .alone)
            .tables(of: definition, today: try day("2020-02-10"), past: &looking)
        #expect(earlier.records[1] != nil)
        try folder.write("Action,Due\nA,Feb-20\n", to: "site/data/dated-2020-03-03.csv")
        #expect(try look("2020-03-03").tables.records[1] != nil)
    }

    @Test("what was last seen longer ago than versions are kept goes, and the newest stays")
    func bounded() throws {
        try look("2020-02-01", plan: "Action,Due\nA,Jan-20\n")
        try look("2020-02-02", plan: "Action,Due\nA,Feb-20\n")
        #expect(files.count == 3)
        try look("2023-02-02")
        #expect(files.count == 2)
        try look("2030-01-01")
        #expect(files.count == 2)
    }

    @Test("a content without its entry is what a crash left, and goes; an entry without its content counts for nothing")
    func crash() throws {
        try look("2020-02-01", plan: "Action,Due\nA,Jan-20\n")
        let first = VersionStore.name(of: Array("Action,Due\nA,Jan-20\n".utf8))
        try folder.write("half", to: "state/versions/\(String(repeating: "0", count: 64))")
        try look("2020-02-02", plan: "Action,Due\nA,Feb-20\n")
        #expect(files.count == 3)
        unlink(folder("state/versions/\(first)"))
        let found = try look("2020-02-03").tables
        #expect(try lines(found) == ["A: 0, 2020-02-02 to 2020-02-02"])
        #expect(found.problems.map(\.words).contains { $0.contains("the version of 1 February 2020 is no sheet") })
    }

    @Test("an index that is none refuses the state")
    func index() throws {
        try look("2020-02-01", plan: "Action,Due\nA,Jan-20\n")
        try folder.write("{}", to: "state/versions/index.json")
        #expect(throws: StateFault.versions(path: folder("state/versions/index.json"))) { try store }
    }
}
