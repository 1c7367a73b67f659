import Testing

@testable import ChaserCore

@Suite("Three-valued truth")
struct TruthTests {
    /// Yes, no and unknown, each beside each.
    private static let pairs = [
        ("yes", "yes"), ("yes", "no"), ("yes", ""), ("no", "yes"), ("no", "no"), ("no", ""), ("", "yes"), ("", "no"),
        ("", ""),
    ]

    private static func csv(_ pairs: [(String, String)]) -> String {
        "Ref,Headline,Agreed,Oct-20\n"
            + pairs.enumerated().map { "M\($0),\($1.0),\($1.1),1\n" }.joined()
    }

    /// Over the nine pairs in their order.
    static let tables = [
        ("headline and agreed", "yn?nnn?n?"), ("agreed and headline", "yn?nnn?n?"),
        ("headline or agreed", "yyyyn?y??"), ("agreed or headline", "yyyyn?y??"),
        ("not headline", "nnnyyy???"), ("not agreed", "ny?ny?ny?"),
        ("not (headline and agreed)", "ny?yyy?y?"), ("not headline or not agreed", "ny?yyy?y?"),
        ("not (headline or agreed)", "nnnny?n??"), ("headline is missing", "nnnnnnyyy"),
        ("headline is not missing and agreed is missing", "nnynnynnn"),
    ]

    @Test("is Kleene's over all nine pairs", arguments: tables)
    func nine(_ condition: String, _ expected: String) throws {
        #expect(try Judging.truths(condition, over: "figures", Self.csv(Self.pairs)) == expected)
    }

    @Test("is the same for a record alone, where a settled left side leaves the right one out", arguments: tables)
    func alone(_ condition: String, _ expected: String) throws {
        let letters = try Self.pairs.map { try Judging.truths(condition, over: "figures", Self.csv([$0])) }
        #expect(letters.joined() == expected)
    }

    @Test("folds raw values as the nine pairs say")
    func raw() {
        let all: [UInt8] = [0, 1, 2]
        #expect(all.flatMap { left in all.map { Truth.and(left, $0) } } == [0, 0, 0, 0, 1, 2, 0, 2, 2])
        #expect(all.flatMap { left in all.map { Truth.or(left, $0) } } == [0, 1, 2, 1, 1, 1, 2, 1, 2])
        #expect(all.map(Truth.not) == [1, 0, 2])
    }
}
