import ChaserCore
import Testing

@Suite("Spelling")
struct SpellingTests {
    @Test(
        "A slip suggests what was meant",
        arguments: [
            ("escalte", "escalate", "a letter left out"), ("rulle", "rule", "a letter put in"),
            ("redd", "red", "three letters and one more"), ("soruce", "source", "neighbours swapped"),
            ("target_dat", "target_date", "a long name"), ("Target-Date", "target_date", "another hyphen, other case"),
            ("AMBER", "amber", "only the case"), ("reminderr", "reminder", "near the end"),
            ("wokring days", "working days", "several words"), ("silense", "silence", "a letter changed"),
        ])
    func slips(word: String, meant: String, reason: String) {
        let words = [
            "site", "rule", "source", "red", "amber", "escalate", "escalation", "reminder", "silence", "target_date",
            "working days",
        ]
        #expect(nearest(to: word, among: words) == meant, "\(reason)")
    }

    @Test(
        "Nothing absurd is suggested",
        arguments: [
            ("", ["a", "ab"], "nothing typed"), ("x", ["y", "xy"], "one letter"),
            ("ab", ["cd", "a"], "no letter right"),
            ("value", ["period", "target"], "other words"),
            ("green", ["agreeing", "queen1"], "too far for its length"),
            ("data", ["dates", "gala"], "two slips in four letters"),
            ("percentage", ["perc", "age", "percentiles!"], "too different in length"),
        ])
    func absurd(word: String, candidates: [String], reason: String) {
        #expect(nearest(to: word, among: candidates) == nil, "\(reason)")
    }

    @Test("Of several as near the first is suggested, and a nearer one before it")
    func ties() {
        #expect(nearest(to: "bat", among: ["cat", "hat"]) == "cat")
        #expect(nearest(to: "actions", among: ["auctioned", "action", "actions "]) == "action")
        #expect(nearest(to: "status", among: ["statuses", "stats", "Status"]) == "Status")
        #expect(nearest(to: "rule", among: [String]()) == nil)
    }

    @Test("A swap of neighbours is one slip, once")
    func swaps() {
        #expect(nearest(to: "rlue", among: ["rule"]) == "rule")
        #expect(nearest(to: "ca", among: ["abc"]) == nil)
    }

    @Test("Very long words are left alone")
    func long() {
        let word = String(repeating: "a", count: 201)
        #expect(nearest(to: word, among: [word]) == nil)
    }
}
