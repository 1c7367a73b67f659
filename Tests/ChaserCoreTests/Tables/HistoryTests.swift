import Testing

@testable import ChaserCore

@Suite("What the versions of a sheet show")
struct HistoryTests {
    private static let august = "Area,Action,Due\nN,Close files,Oct-20\nN,Train,30/09/2020\nS,Review,Ongoing\n"
    private static let october = "Area,Action,Due\nN,Train,30 Sep 2020\nN,Close files,July 21\nN,Plan,Aug-20\n"

    @Test("a date that moved between two versions: the first one, the one before, and between which days")
    func moved() {
        let fixture = HistoryFixture([("2020-08-14", Self.august), ("2020-10-08", Self.october)])
        #expect(
            fixture.lines(2) == [
                "Train: 2020-09-30, before 2020-09-30, 0 changes, 2020-08-14",
                "Close files: 2020-10-31, before 2020-10-31, 1 changes, 2020-08-14 to 2020-10-08",
                "Plan: 2020-08-31, before 2020-08-31, 0 changes, 2020-10-08",
                "[Review]: open-ended, before open-ended, 0 changes, 2020-08-14",
            ])
    }

    @Test("what vanished stands behind the others, with its last cells and the row that it had")
    func vanished() {
        let fixture = HistoryFixture([("2020-08-14", Self.august), ("2020-10-08", Self.october)])
        let records = fixture.reading.records
        #expect(fixture.keys == ["Train", "Close files", "Plan", "[Review]"])
        #expect(records.count == 3)
        #expect(records.segments.map(\.range) == [0..<3])
        #expect(records.vanished.map(\.range) == [3..<4])
        #expect(records.rowNumbers[3] == 4)
        #expect(records.files[records.vanished[0].file].path == "plan-2020-08-14.csv")
        #expect(records.rawText(record: 3, column: 2, period: nil) == "Ongoing")
        #expect(
            fixture.seen == [
                "Train: 2020-08-14 to 2020-10-08", "Close files: 2020-08-14 to 2020-10-08",
                "Plan: 2020-10-08 to 2020-10-08", "[Review]: 2020-08-14 to 2020-08-14",
            ])
    }

    @Test("three moves, one of them to Ongoing and back; an unreadable cell and a missing version leave no trace")
    func trail() {
        let dates = ["Jan-20", "tbc", "Ongoing", nil, "31/01/2020", "31 Jan 2020", "Mar-20"]
        let versions = dates.enumerated().map { index, date in
            (
                day: "2020-0\(index + 1)-01" as String?,
                csv: "Action,Due\nOther,May-20\n\(date.map { "A,\($0)\n" } ?? "")"
            )
        }
        let fixture = HistoryFixture(versions)
        #expect(fixture.lines(2).last == "A: 2020-01-31, before 2020-01-31, 3 changes, 2020-06-01 to 2020-07-01")
        guard case .single(let past)? = fixture.history?.columns[2] else { return #expect(Bool(false)) }
        let steps = past.steps[1]?.map { "\($0.date) \(Day(number: $0.from).iso) \(Day(number: $0.to).iso)" }
        let january = TableFixture.day("2020-01-31").number
        #expect(
            steps == [
                "\(january) 2020-01-01 2020-01-01", "\(ColumnValues.openEnded) 2020-01-01 2020-03-01",
                "\(january) 2020-03-01 2020-05-01", "\(TableFixture.day("2020-03-31").number) 2020-06-01 2020-07-01",
            ])
    }

    @Test("a record that comes back is the same one")
    func comesBack() {
        let fixture = HistoryFixture([
            ("2020-01-01", "Action,Due\nA,Jan-20\nB,Jan-20\n"), ("2020-02-01", "Action,Due\nB,Jan-20\n"),
            ("2020-03-01", "Action,Due\nB,Jan-20\nA,Feb-20\n"),
        ])
        #expect(fixture.keys == ["B", "A"])
        #expect(fixture.lines(2).last == "A: 2020-01-31, before 2020-01-31, 1 changes, 2020-01-01 to 2020-03-01")
        #expect(fixture.seen.last == "A: 2020-01-01 to 2020-03-01")
    }

    @Test("the second row of one key is a record of its own, also when it vanishes")
    func repeated() {
        let fixture = HistoryFixture([
            ("2020-01-01", "Action,Due\nA,Jan-20\nA,Feb-20\n"), ("2020-02-01", "Action,Due\nA,Mar-20\n"),
        ])
        #expect(fixture.keys == ["A", "[A #2]"])
        #expect(
            fixture.lines(2) == [
                "A: 2020-01-31, before 2020-01-31, 1 changes, 2020-01-01 to 2020-02-01",
                "[A #2]: 2020-02-29, before 2020-02-29, 0 changes, 2020-01-01",
            ])
    }

    @Test("a column that a version lacks leaves no trace, and one that none has is known to be unknown")
    func absentColumns() {
        let fixture = HistoryFixture([
            ("2020-01-01", "Action,Due\nA,Jan-20\n"), ("2020-02-01", "Action\nA\n"),
            ("2020-03-01", "Action,Due\nA,Feb-20\n"),
        ])
        #expect(fixture.lines(2) == ["A: 2020-01-31, before 2020-01-31, 1 changes, 2020-01-01 to 2020-03-01"])
        #expect(fixture.history?.unknownColumns == [3])
        #expect(fixture.lines(3) == ["A: missing, before missing, 0 changes, missing"])
    }

    @Test("a version that is no sheet was never one; those after the day do not exist yet")
    func damaged() {
        let versions: [(day: String?, csv: String)] = [
            ("2020-01-01", "Action,Due\nA,Jan-20\n"), ("2020-02-01", ""), ("2020-03-01", "Nothing\n1\n"),
            ("2020-04-01", "Action,Due\nA,\"Feb-20\n"), ("2020-05-01", "Action,Due\nA,Jan-20\n"),
            ("2020-06-01", "Action,Due\nA,Mar-20\n"),
        ]
        let fixture = HistoryFixture(versions, on: "2020-05-31")
        #expect(fixture.lines(2) == ["A: 2020-01-31, before 2020-01-31, 0 changes, 2020-01-01"])
        #expect(fixture.seen == ["A: 2020-01-01 to 2020-05-01"])
    }

    @Test("texts are kept where their words are asked for, and compared where they are not")
    func texts() {
        let versions: [(day: String?, csv: String)] = [
            ("2020-01-01", "Action,Update\nA,begun\nB,\nC,same\n"),
            ("2020-02-01", "Action,Update\nA,\"half \"\"done\"\"\"\nB,begun\nC,same\n"),
        ]
        #expect(
            HistoryFixture(versions).lines(3) == [
                "A: begun, before begun, 1 changes, 2020-01-01 to 2020-02-01",
                "B: begun, before begun, 0 changes, 2020-02-01", "C: same, before same, 0 changes, 2020-01-01",
            ])
        let changesOnly = HistoryFixture(versions, needs: HistoryNeeds(columns: [3: .init()]))
        #expect(
            changesOnly.lines(3) == [
                "A: absent, before absent, 1 changes, 2020-01-01 to 2020-02-01",
                "B: absent, before absent, 0 changes, 2020-02-01",
                "C: absent, before absent, 0 changes, 2020-01-01",
            ])
    }

    @Test("a link makes two keys one record, and what is linked no longer vanishes")
    func links() {
        let versions: [(day: String?, csv: String)] = [
            ("2020-01-01", "Action,Due\nClose files,Jan-20\nTrain,Jan-20\n"),
            ("2020-02-01", "Action,Due\nClose all files,Feb-20\nTrain,Jan-20\n"),
            ("2020-03-01", "Action,Due\nTrain,Jan-20\nClose all files,Apr-20\nClose files,May-20\n"),
        ]
        let linking: VersionLinking = { change in
            guard let old = change.gone.first, let new = change.appeared.first else { return [] }
            // Only the first of two links of one record counts, and none from or to anything else.
            return [
                VersionLink(old: RecordKey(["Train"]), new: new.key, confidence: 1),
                VersionLink(old: old.key, new: new.key, confidence: 80),
                VersionLink(old: old.key, new: RecordKey(["Nothing"]), confidence: 99),
            ]
        }
        let fixture = HistoryFixture(versions, linking: linking)
        #expect(fixture.keys == ["Train", "Close all files", "Close files"])
        #expect(
            fixture.lines(2) == [
                "Train: 2020-01-31, before 2020-01-31, 0 changes, 2020-01-01",
                "Close all files: 2020-01-31, before 2020-02-29, 2 changes, 2020-02-01 to 2020-03-01",
                "Close files: 2020-05-31, before 2020-05-31, 0 changes, 2020-03-01",
            ])
        let link = VersionLink(old: RecordKey(["Close files"]), new: RecordKey(["Close all files"]), confidence: 80)
        #expect(fixture.history?.rewordings == [1: [VersionFold.Followed(link: link, version: 1)]])
    }
}

@Suite("What the versions of figures show")
struct FigureHistoryTests {
    @Test("of each month its own first figure, and a month that had not ended counts for nothing")
    func months() {
        let layout = TableFixture.measures
        let sheets = [
            ("2020-09-30", "Ref,Aug-20,Sep-20\nM1,10,20\nM2,5 days,6 days\n"),
            ("2020-10-15", "Ref,Aug-20,Sep-20,Oct-20\nM1,11,20,1\nM2,5 days,6 days,-\n"),
            ("2020-10-31", "Ref,Sep-20,Oct-20\nM1,20,30\nM2,6 days,7 days\n"),
        ].map { (day: String, csv: String) in TableFixture.sheet(csv, path: "m-\(day).csv", dated: day) }
        var all = SourceSheets(sheets)
        let today = TableFixture.day("2020-11-16")
        all.history = SourceHistory(of: layout, needs: HistoryNeeds(columns: [1: .init()]), sheets: all, today: today)
        let reading = readRecords(layout: layout, all, units: UnitTable(), endOfTime: today)
        #expect(reading.records.periods.map(\.iso) == ["2020-08", "2020-09", "2020-10"])
        guard case .byPeriod(let past)? = reading.records.history?.columns[1] else { return #expect(Bool(false)) }
        #expect(past.map { $0?.timesChanged } == [[1, 0], [0, 0], [0, 0]])
        let days = Unit.days.code
        let expected: [[Int64]] = [[10, 5], [20, 6], [30, 7]]
        for (month, figures) in zip(past, expected) {
            #expect(month?.original == .figures(figures.map { $0 * Decimal.scale }, units: [0, days]))
        }
    }

    @Test("targets of a joined file have a past of their own, by the text that joins")
    func joined() {
        let layout = SourceLayout(
            name: "m",
            columns: [
                TableFixture.column("ref", .text, "Ref"),
                TableFixture.column("target", .target, "Target", joined: true),
            ], key: ["ref"], joinOn: "Ref")
        let needs = HistoryNeeds(columns: [1: .init()])
        var fold = VersionFold(joinedBy: layout, needs: needs)
        for (day, target) in [("2020-01-01", "80 children"), ("2020-02-01", "90 children")] {
            let sheet = SheetVersion(
                path: "t.csv", seen: SeenDays(TableFixture.day(day)), bytes: Array("Ref,Target\nM1,\(target)\n".utf8))
            let isAdded = fold.add(sheet)
            #expect(isAdded)
        }
        let seen = ["2020-01-01", "2020-02-01"].map { SeenDays(TableFixture.day($0)) }
        let joined = TableFixture.sheet("Ref,Target\nM1,90 children\n", path: "t.csv")
        let history = SourceHistory(needs: needs, joined: .init(fold: fold, seen: seen))
        let all = SourceSheets([TableFixture.sheet("Ref\nM2\nM1\n")], joined: joined, history: history)
        let reading = readRecords(
            layout: layout, all, units: UnitTable(), endOfTime: TableFixture.day("2020-03-01"))
        guard case .single(let past)? = reading.records.history?.columns[1],
            case .targets(let indexes, let distinct) = past.original
        else { return #expect(Bool(false)) }
        #expect(indexes.map { $0 < 0 ? "missing" : distinct[Int($0)].text } == ["missing", "80 children"])
        #expect(past.timesChanged == [0, 1])
        #expect(past.changedFrom[1] == TableFixture.day("2020-01-01").number)
        #expect(past.changedTo[1] == TableFixture.day("2020-02-01").number)
        #expect(distinct.map { reading.units[$0.unit] } == ["children"])
    }
}
