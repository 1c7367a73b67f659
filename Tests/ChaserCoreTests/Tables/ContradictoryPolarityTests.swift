import Testing

@testable import ChaserCore

@Suite("A target's sign against the sheet's direction")
struct ContradictoryPolarityTests {
    private static let layout = SourceLayout(
        name: "measures",
        columns: [
            ColumnLayout(name: "ref", type: .text, origin: .heading("Ref")),
            ColumnLayout(
                name: "better", type: .polarity, origin: .heading("DoT"), words: ["p": "higher", "q": "lower"]),
            ColumnLayout(name: "target", type: .target, origin: .heading("Target")),
        ], key: ["ref"])

    @Test(
        "is told with its row where the two disagree, and only there",
        arguments: [
            ("p,>80%", nil, "both say higher"), ("q,21% or less", nil, "both say lower"),
            ("q,84%", nil, "a target without a sign says nothing"), (",>80%", nil, "the sheet says nothing"),
            ("q,", nil, "no target"),
            (
                "q,>80%", "the sheet says that lower is better, its target “>80%” the opposite; the target counts",
                "a slip"
            ),
            (
                "p,<463", "the sheet says that higher is better, its target “<463” the opposite; the target counts",
                "a slip"
            ),
        ] as [(String, String?, String)])
    func told(cells: String, expected: String?, reason: String) throws {
        let sheet = SheetInput(pattern: 0, path: "m.csv", dated: nil, bytes: Array("Ref,DoT,Target\nA,\(cells)\n".utf8))
        let today = try #require(Day(iso: "2020-11-16"))
        let reading = readRecords(
            layout: Self.layout, sheets: [sheet], joined: nil, units: UnitTable(), endOfTime: today)
        let problem = expected.map { Problem(file: "m.csv", row: 2, column: "DoT", message: $0) }
        #expect(reading.problems.map(\.problem) == [problem].compactMap(\.self), "\(reason)")
    }
}
