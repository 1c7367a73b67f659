import ChaserCore
import Foundation
import Testing

@testable import chaser

@Suite("Odd input")
struct OddInputTests {
    private static let plan = "data/improvement-plan-2020-10-08.csv"
    /// What `check` says of the sample site as it is shipped.
    private static let plain = Result { try SampleSite().check() }
    private static let headings = "Area,Action,Responsible officers,Target date,Measurement\n"

    /// The same sheet as another program would have saved it.
    enum Form: String, CaseIterable {
        case crlf, byteOrderMark, utf16LittleEndian, utf16BigEndian, windows1252

        func bytes(_ text: String) -> [UInt8] {
            switch self {
            case .crlf: Array(text.replacing("\n", with: "\r\n").utf8)
            case .byteOrderMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            case .utf16LittleEndian: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case .utf16BigEndian: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            case .windows1252: Array(text.data(using: .windowsCP1252) ?? Data())
            }
        }
    }

    @Test("the plan reads the same in every form in which office programs save it", arguments: Form.allCases)
    func forms(_ form: Form) throws {
        let sample = try SampleSite()
        let plain = try OddInputTests.plain.get()
        let bytes = form.bytes(try sample.text(OddInputTests.plan))
        try #require(!bytes.isEmpty)
        try sample.write(bytes, to: OddInputTests.plan)
        #expect(sample.check() == plain)
    }

    /// A sheet damaged as a whole, and the problem that names it.
    struct Damage: CustomTestStringConvertible {
        let file: String
        let words: String
        let spoil: @Sendable (SampleSite) throws -> Void
        var testDescription: String { "\(file): \(words)" }
    }

    @Test(
        "a sheet that is damaged as a whole is told in one line, and no alert of its source opens, changes or clears",
        arguments: [
            Damage(file: plan, words: "the file is empty") { try $0.write("", to: plan) },
            Damage(file: plan, words: "there is no row below the headings") { try $0.write(headings, to: plan) },
            Damage(file: plan, words: "cannot be used: not a regular file") {
                try $0.remove(plan)
                try #require(mkfifo($0.url(plan).path, 0o600) == 0)
            },
            Damage(file: plan, words: "there is no such heading") {
                try $0.write(try $0.text(plan).replacing("Target date", with: "By when", maxReplacements: 1), to: plan)
            },
            Damage(file: "data/monthly-dataset-2020-10.csv", words: "the file is empty") {
                try $0.write("", to: "data/monthly-dataset-2020-10.csv")
            },
            Damage(file: "data/targets.csv", words: "the file is empty") { try $0.write("", to: "data/targets.csv") },
            Damage(file: "data/targets.csv", words: "cannot be used: not a regular file") {
                try $0.remove("data/targets.csv")
                try #require(mkfifo($0.url("data/targets.csv").path, 0o600) == 0)
            },
            Damage(file: "data/targets.csv", words: "there is no such heading") {
                let text = try $0.text("data/targets.csv").replacing("Target", with: "Goal", maxReplacements: 1)
                try $0.write(text, to: "data/targets.csv")
            },
        ])
    func damaged(_ damage: Damage) throws {
        let (sample, before) = try SampleSite.ticked()
        try damage.spoil(sample)
        let after = try sample.tick(at: "2020-11-16T10:00")
        // What is told once is listed at the tick that tells it.
        #expect(after.list("alerts") == before.list("alerts").filter { $0["event"] == nil })
        for list in ["opened", "worsened", "eased", "cleared"] { #expect(after.list(list).isEmpty) }
        let told = after.list("problems").filter { $0.string("file") == damage.file }.map { $0.string("message") }
        #expect(told.filter { $0.hasPrefix(damage.words) }.count == 1)
        #expect(told.contains { $0.hasSuffix("is not judged until this is mended; its alerts stay as they are") })
        #expect(after.list("mails").map { $0.string("to") } == ["operations@southampton.example"])
    }

    @Test("a damaged older version takes nothing from the newest, counts for nothing, and is told")
    func damagedPast() throws {
        let (sample, plain) = try SampleSite.ticked()
        try sample.write("", to: "data/improvement-plan-2020-08-14.csv")
        let after = try sample.tick(at: "2020-11-16T10:00")
        for rule in ["overdue", "undated", "area-slipping", "below-target"] {
            #expect(after.counts(rule) == plain.counts(rule))
        }
        #expect(after.counts("deadline-moved")?["amber"]?.intValue == 0)
        let told = after.list("problems").filter { $0.string("file") == "data/improvement-plan-2020-08-14.csv" }
        #expect(
            told.map { $0.string("message") }
                == ["the version of 14 August 2020 is no sheet of this source: it counts for nothing"])
    }

    @Test("a row cut off in its middle is told with its number, and the rows above it are used")
    func cutRow() throws {
        let sample = try SampleSite()
        let rows = "Early Help,Whole,Someone,31/03/2020,All\nEarly Help,Cut,Some"
        try sample.write(OddInputTests.headings + rows, to: OddInputTests.plan)
        let tick = try sample.tick()
        let told = tick.list("problems").filter { $0["row"]?.intValue == 3 }.map { $0.string("message") }
        #expect(told.contains("the row has 3 cells, the heading 5"))
        #expect(tick.keys("overdue", "red") == ["Early Help / Whole"])
    }

    @Test("dates that no calendar has, or that no plan means, are told and count as missing; a leap day is read")
    func dates() throws {
        let sample = try SampleSite()
        let rows = ["29 February 2020", "29 February 2019", "31/12/1899"].enumerated().map {
            "Early Help,Action \($0.offset),Someone,\($0.element),"
        }
        try sample.write(OddInputTests.headings + rows.joined(separator: "\n") + "\n", to: OddInputTests.plan)
        let tick = try sample.tick()
        #expect(tick.keys("overdue", "red") == ["Early Help / Action 0"])
        #expect(
            tick.list("problems").map { $0.string("message") } == [
                "cannot read “29 February 2019” as a date; it counts as missing",
                "cannot read “31/12/1899” as a date; it counts as missing",
            ])
        #expect(tick.counts("overdue")?["unknown"]?.intValue == 2)
    }

    @Test("a row of people without a usable address is set aside, and everybody else is still told")
    func badPerson() throws {
        let sample = try SampleSite()
        let people = try sample.text("people.csv")
        try sample.write(people + "lead,Early Help,Nobody,not-an-address,\n", to: "people.csv")
        let tick = try sample.tick()
        #expect(tick.list("mails").count == 12)
        let told = tick.list("problems").filter { $0.string("file") == "people.csv" }
        #expect(told.map { $0["row"]?.intValue } == [32])
        #expect(told.first?.string("message") == "“not-an-address” is no mail address; the row is set aside")
    }

    @Test("rule files with the line ends of Windows mean the same")
    func windowsRules() throws {
        let sample = try SampleSite()
        let plain = try OddInputTests.plain.get()
        for name in ["site.rules", "sources.rules", "measures.rules", "actions.rules", "tests.rules"] {
            try sample.write(try sample.text(name).replacing("\n", with: "\r\n"), to: name)
        }
        #expect(sample.check() == plain)
    }

    @Test(
        "a state folder that may not be written to is a fault of the machine",
        .disabled(if: getuid() == 0, "root may write anywhere"))
    func readOnlyState() throws {
        let sample = try SampleSite()
        try FileManager.default.createDirectory(atPath: sample.state, withIntermediateDirectories: true)
        chmod(sample.state, 0o500)
        defer { chmod(sample.state, 0o700) }
        #expect(sample.once().code == .machine)
    }
}
