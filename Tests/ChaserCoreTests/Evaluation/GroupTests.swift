import Testing

@testable import ChaserCore

@Suite("Groups")
struct GroupTests {
    /// Four actions in the North, one of them without a readable date; two in the South without any; one nowhere.
    private static let plan = """
        Area,Action,Due,Officers
        North,A,01/10/2020,Lead North
        South,B,soon,Lead South
        NORTH,C,02/10/2020,Lead North; Head of Service
        North,D,01/12/2020,Lead North
        ,E,01/10/2020,Nobody
        North,F,soon,Lead South
        South,G,soon,Lead South

        """

    /// A condition of the rule `by area`, the truths for North and South, and why.
    static let conditions: [(condition: String, truths: String, reason: String)] = [
        ("count() == 4", "yn", "all members count, whatever is known of them"),
        ("count() == 2", "ny", "two in the South"),
        ("count(target_date is overdue) == 2", "yn", "those that are known to be late"),
        ("share(target_date is overdue) > 66.6%", "y?", "two of three known; of none in the South"),
        ("share(target_date is overdue) < 66.7%", "y?", "not of four"),
        ("share(target_date is missing) == 25%", "yn", "whether it is missing is always known"),
        ("different(officers) == 3", "yn", "each spelling once"),
        ("different(target_date) == 3", "yn", "missing apart"),
        ("different(target_date) == 0", "ny", "none"), ("group == \"north\"", "yn", "whatever the case"),
    ]

    @Test("are asked of their members", arguments: conditions)
    func asks(_ condition: String, _ truths: String, _ reason: String) throws {
        #expect(try Judging.truths(condition, over: "plan", by: "area", Self.plan) == truths, "\(reason)")
    }

    @Test("are named by their first member, spellings of one area being one; a missing area forms none")
    func names() throws {
        let csv = "Area,Action,Due\nMASH / EDT,A,01/10/2020\n,B,01/10/2020\nMash/EDT,C,01/10/2020\nFostering,D,soon\n"
        let findings = try Judging.findings("count() > 0", over: "plan", by: "area", say: "{group}: {count()}", csv)
        #expect(findings.verdicts.indices.map(findings.text) == ["MASH / EDT: 2", "Fostering: 1"])
        #expect(findings.verdicts.indices.map(findings.area) == ["MASH / EDT", "Fostering"])
    }

    @Test("have the same words asked one by one as all together, however many there are")
    func many() throws {
        let rows = (0..<90).map { "Area \($0 % 30),Action \($0),\($0 < 40 ? "01/10/2020" : "01/12/2020")\n" }
        let findings = try Judging.findings(
            "count() > 0", over: "plan", by: "area",
            say: "{group}: {count(target_date is overdue)} of {count()}, {list(action)}, {different(target_date)}",
            "Area,Action,Due\n" + rows.joined())
        #expect(findings.text(3) == "Area 3: 2 of 3, Action 3, Action 33, Action 63, 2")
        #expect(findings.text(29) == "Area 29: 1 of 3, Action 29, Action 59, Action 89, 2")
    }

    @Test("have no area of their own when they are by something else")
    func noArea() throws {
        let findings = try Judging.findings("count() > 0", over: "plan", by: "action", Self.plan)
        #expect(findings.verdicts.indices.map(findings.area) == [String?](repeating: nil, count: 7))
    }

    @Test("list what their members have, each once, in the order of the sheet")
    func lists() throws {
        let findings = try Judging.findings(
            "count() > 0", over: "plan", by: "area", say: "{list(action)}; {list(target_date)}", Self.plan)
        #expect(
            findings.verdicts.indices.map(findings.text) == [
                "A, C, D, F; 1 October 2020, 2 October 2020, 1 December 2020", "B, G;",
            ])
    }

    @Test("take the mean of the figures that are known and of one unit")
    func means() throws {
        let csv = "Ref,Area,Oct-20\nM1,North,10\nM2,North,20\nM3,South,10\nM4,South,20%\nM5,North,-\nM6,East,-\n"
        #expect(try Judging.truths("mean(value) == 15", over: "figures", by: "area", csv) == "y??")
    }

    @Test("keep a member whose where is unknown, and leave out one that is known not to be meant")
    func membership() throws {
        let site = try TestSite(
            "rule it \"It\" { over plan by area; where target_date is overdue; amber when count() == 3; say \"…\" }")
        let csv = "Area,Action,Due\nN,A,01/10/2020\nN,B,soon\nN,C,01/12/2020\nN,D,02/10/2020\n"
        #expect(try site.findings(["plan.csv": csv]).letters == "y")
    }
}
