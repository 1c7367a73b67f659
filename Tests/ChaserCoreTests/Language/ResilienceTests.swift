import Testing

@testable import ChaserCore

@Suite("Any file at all")
struct ResilienceTests {
    /// A little of everything, with texts, tables, templates and letters of several bytes.
    static let everything = """
        site "Süd" { timezone "Europe/London"; mail between 08:00 and 18:00 on working days }
        source plan {
          column a rag from "“Ä”" where "p" is higher, "q" is lower optional   # spaß
          done when status is not blue and d is overdue by more than 5 working days for 2 periods
        }
        rule late "Late" {
          over plan by area
          red when v misses t by 10% of t or (mean(v, 3) >= -2.5 and not done)
          say "{action}: “{overdue(d)}” {lookup(s, \\"k\\", c)} {{"
        }
        digest w { every first working day of the month at 09:00; to lead, "a@b.example" }
        test "t" {
          given plan on 2020-08-14 {
            a, b
            1, 2
          }
          at 2020-08-17 09:00
          expect late on "x" red
        }

        """

    @Test("the file that is cut up below has no fault itself")
    func whole() { #expect(complaints(Self.everything).isEmpty) }

    @Test("a file cut at any byte is read to its end, and every place told lies in it")
    func cut() {
        let bytes = Array(Self.everything.utf8)
        for end in 0...bytes.count {
            let text = SourceText(path: "cut.rules", bytes: Array(bytes[..<end]))
            let (file, diagnostics) = parseRules(text)
            #expect(file.blocks.allSatisfy { $0.range.end <= end })
            for diagnostic in diagnostics {
                #expect((diagnostic.range?.end ?? 0) <= end)
                #expect(diagnostic.rendered(in: text).hasPrefix("cut.rules:"))
            }
        }
    }

    @Test("a file cut at a byte has few faults: the end is told, and what was begun")
    func fewFaults() {
        let bytes = Array(Self.everything.utf8)
        for end in 0...bytes.count {
            let text = SourceText(path: "cut.rules", bytes: Array(bytes[..<end]))
            #expect(parseRules(text).diagnostics.count <= 3, "cut at \(end)")
        }
    }

    @Test("a file with a sign put in anywhere is read to its end", arguments: Array("{}()\",;#\n\\“%=-9a\u{0}"))
    func inserted(_ sign: Character) {
        let bytes = Array(Self.everything.utf8)
        for place in stride(from: 0, through: bytes.count, by: 7) {
            let changed = bytes[..<place] + Array(String(sign).utf8) + bytes[place...]
            let text = SourceText(path: "changed.rules", bytes: Array(changed))
            let (file, diagnostics) = parseRules(text)
            #expect(file.blocks.count <= 12)
            #expect(diagnostics.allSatisfy { ($0.range?.end ?? 0) <= text.bytes.count })
        }
    }

    @Test("bytes that are no text at all are read to their end")
    func noise() {
        var state: UInt64 = 42
        let bytes = (0..<20_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        let (file, diagnostics) = parseRules(SourceText(path: "noise.rules", bytes: bytes))
        #expect(file.blocks.isEmpty)
        #expect(!diagnostics.isEmpty)
    }

    static let deep: [(String, String)] = [
        ("(", ")"), ("not ", ""), ("- ", ""), ("f(", ")"), ("1 + (", ")"), ("a and (", ")"), ("f(1, ", ")"),
        ("not (", ")"),
    ]

    @Test("an expression ten thousand parts deep is refused, not followed", arguments: deep)
    func depth(_ open: String, _ close: String) {
        let count = 10_000
        let text = String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
        let (_, diagnostics) = parse("rule a {\n  red when \(text)\n}\n")
        #expect(diagnostics.map(\.fault) == [.syntax(.tooDeep(limit: 100))])
    }

    @Test("a chain of operators is as deep as it is long", arguments: ["and", "or", "+", "*", "-"])
    func chain(_ sign: String) {
        let short = Array(repeating: "a", count: 90).joined(separator: " \(sign) ")
        let long = Array(repeating: "a", count: 10_000).joined(separator: " \(sign) ")
        #expect(condition(short) != nil)
        #expect(parse("rule a {\n  red when \(long)\n}\n").diagnostics.map(\.fault) == [.syntax(.tooDeep(limit: 100))])
    }

    @Test("chains within chains add up")
    func nestedChains() {
        var text = "a"
        for _ in 0..<20 { text = "(\(text)) and b and b and b and b and b and b" }
        #expect(parse("rule a {\n  red when \(text)\n}\n").diagnostics.map(\.fault) == [.syntax(.tooDeep(limit: 100))])
    }

    @Test("sixty parts deep is no fault")
    func deepEnough() {
        #expect(condition(String(repeating: "(", count: 60) + "a" + String(repeating: ")", count: 60)) == "a")
    }

    @Test(
        "an empty file, blanks and comments are a file without blocks",
        arguments: ["", "\n", "# a", "\u{FEFF}", " \r\n"])
    func nothing(_ text: String) {
        let (file, diagnostics) = parse(text)
        #expect(file.blocks.isEmpty)
        #expect(diagnostics.isEmpty)
    }

    @Test("blocks and statements beside a fault are kept")
    func kept() {
        let (file, diagnostics) = parse("rule a { over x; wen y; say \"z\" }\nrul b { }\nrule c { draft }\n")
        #expect(file.blocks.map { $0.name?.value } == ["a", "c"])
        #expect(file.blocks.map { $0.statements.map(\.form) } == [["over", "say"], ["draft"]])
        #expect(diagnostics.count == 2)
    }
}
