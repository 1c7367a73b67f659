import ChaserCore
import Testing

@Suite("Plain text")
struct PlainTextTests {
    @Test(
        "What cannot be seen is dropped, and every run of spaces is one",
        arguments: [
            ("Action 12: audit", "Action 12: audit", "ordinary text"), ("  a \n\n\tb  ", "a b", "line breaks and tabs"),
            ("a\r\nSubject: b", "a Subject: b", "a forged header"), ("\u{1B}[31mred\u{7F}\u{0}", "[31mred", "escapes"),
            ("a\u{85}b\u{9B}c", "a bc", "C1 controls"), ("1\u{202E}23\u{202C}", "123", "direction overrides"),
            ("\u{2066}a\u{2069}\u{200F}", "a", "isolates and marks"), ("\u{FEFF}a\u{200B}b\u{2060}", "ab", "no width"),
            ("a\u{A0}\u{2003}b\u{3000}", "a b", "other spaces"), ("a\u{2028}b", "a b", "a line separator"),
            ("soft\u{AD}hyphen", "softhyphen", "a soft hyphen"), ("a\u{E0041}\u{E007F}", "a", "tags"),
            ("Zoë £5 – 80% “x” 😀", "Zoë £5 – 80% “x” 😀", "what shows, stays"),
            ("\u{200B} \u{0}", "", "nothing to show"),
            ("e\u{301}", "e\u{301}", "a combining accent"),
        ])
    func printing(text: String, printed: String, reason: String) {
        #expect(printable(text).unicodeScalars.elementsEqual(printed.unicodeScalars), "\(reason)")
    }

    @Test(
        "A long text is cut after a word near the end, otherwise within one",
        arguments: [
            ("short", 5, "short", "it fits"), ("", 3, "", "nothing"), ("abcdef", 4, "abc…", "one long word"),
            ("The audit of case files", 12, "The audit…", "within a word"),
            ("The audit of case files", 10, "The audit…", "at a word's end"),
            ("ab cdefghijklmnop", 12, "ab cdefghij…", "the last space is too far back"),
            ("abc  def", 5, "abc…", "no space before the mark"), ("abc", 1, "…", "room for the mark only"),
            ("abc", 0, "", "no room"), ("abc", -1, "", "less than none"), ("👩‍👧👩‍👧👩‍👧", 2, "👩‍👧…", "whole characters"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…", "accents stay on their letters"),
        ])
    func shortening(text: String, limit: Int, shortened: String, reason: String) {
        #expect(text.shortened(to: limit) == shortened, "\(reason)")
    }
}
