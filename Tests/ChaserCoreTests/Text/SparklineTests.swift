import Testing

@testable import ChaserCore

@Suite("A trend in characters")
struct SparklineTests {
    @Test(
        "shows the shape, and gaps as gaps",
        arguments: [
            ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█", "each step a block"), ([79, 79, 79], "▄▄▄", "a level line"),
            ([67, nil, 35], "█·▁", "a gap"), ([nil, nil], "", "nothing known"), ([], "", "nothing at all"),
        ] as [([Int?], String, String)])
    func shape(values: [Int?], expected: String, reason: String) {
        #expect(sparkline(values.map { $0.flatMap { Decimal(whole: $0) } }) == expected, "\(reason)")
    }
}
