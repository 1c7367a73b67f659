/// An order in the words of a reply: `ack 3, 5 until 30 Nov: panel booked`.
struct ReplyOrder: Hashable {
    /// Which alerts of the mail.
    enum Target: Hashable {
        /// Every alert of the mail that is answered.
        case all
        case some(numbers: [Int], ids: [String])
    }

    let target: Target
    /// Nil: the site's usual time.
    let until: Day?
    let strength: Acknowledgement.Strength
    let because: String

    /// Why a line that begins with `ack` is no order.
    enum Fault: Error, Hashable {
        case target(String)
        case day(String)
        case noReason
    }

    /// The orders among somebody's lines, in order. An order goes on over the lines that follow, up to an empty one, as
    /// mail programs break long lines.
    static func orders(in lines: [String], today: Day) -> [Result<ReplyOrder, Fault>] {
        var texts: [String] = []
        var isOpen = false
        for line in lines {
            if let rest = afterVerb(line) {
                texts.append(rest)
                isOpen = true
            } else if line.isEmpty {
                isOpen = false
            } else if isOpen {
                texts[texts.count - 1] += " " + line
            }
        }
        return texts.prefix(20).map { text -> Result<ReplyOrder, Fault> in
            do throws(Fault) { return .success(try ReplyOrder(text, today: today)) } catch { return .failure(error) }
        }
    }

    /// Whether the first words say yes to a question.
    static func isYes(_ lines: [String]) -> Bool {
        let first = lines.first { !$0.isEmpty } ?? ""
        let word = first.lowercased().prefix { $0.isLetter }
        return ["yes", "confirm", "confirmed", "ok", "okay"].contains(word)
    }

    /// What stands behind `ack`; nil where the line begins with something else.
    private static func afterVerb(_ line: String) -> String? {
        let word = line.prefix { $0.isLetter }
        guard ["ack", "acknowledge", "acknowledged"].contains(word.lowercased()) else { return nil }
        let rest = line[word.endIndex...]
        guard rest.isEmpty || rest.first == " " || rest.first == ":" || rest.first == "," else { return nil }
        return String(rest)
    }

    /// `3, 5 until 30 Nov: panel booked`
    private init(_ text: String, today: Day) throws(Fault) {
        let (head, reason) = ReplyOrder.parts(text)
        if reason.isEmpty { throw .noReason }
        because = reason
        let words = head.lowercased().split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
        let place = words.firstIndex(of: "until") ?? words.endIndex
        target = try ReplyOrder.target(words[..<place])
        let end = words[place...].dropFirst()
        switch end.joined(separator: " ") {
        case "": (until, strength) = (nil, .date)
        case "it clears", "clear", "cleared": (until, strength) = (nil, .clear)
        case "it changes", "change", "changed": (until, strength) = (nil, .change)
        case let day:
            guard let found = RequestDay.day(day, today: today) else { throw .day(day) }
            (until, strength) = (found, .date)
        }
    }

    /// Before and behind the colon, or `because`.
    private static func parts(_ text: String) -> (head: String, reason: String) {
        if let colon = text.firstIndex(of: ":") {
            return (String(text[..<colon]), printable(String(text[text.index(after: colon)...])))
        }
        let words = text.split(separator: " ")
        guard let because = words.firstIndex(where: { $0.lowercased() == "because" }) else { return (text, "") }
        return (words[..<because].joined(separator: " "), words[(because + 1)...].joined(separator: " "))
    }

    /// `3 5`, `3-5`, `3 and 43rfca`, `all`; nothing means all.
    private static func target(_ words: ArraySlice<String>) throws(Fault) -> Target {
        let plain = words.filter { !["and", "&", "+", "alert", "alerts", "no", "number", "numbers"].contains($0) }
        if plain.isEmpty || plain == ["all"] || plain == ["everything"] { return .all }
        var numbers: [Int] = []
        var ids: [String] = []
        for word in plain {
            let ends = word.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" }).map {
                Int($0)
            }
            switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
            case (1, let number?, _) where number > 0: numbers.append(number)
            case (2, let first?, let last?) where first > 0 && first <= last && last - first < 100:
                numbers += Array(first...last)
            case _:
                guard (6...24).contains(word.utf8.count), word.utf8.allSatisfy(isIDByte) else { throw .target(word) }
                ids.append(word)
            }
        }
        return .some(numbers: unique(numbers), ids: unique(ids))
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

extension ReplyOrder.Fault: CustomStringConvertible {
    var description: String {
        switch self {
        case .target(let word): "“\(word.shortened(to: 40))” is neither a number nor the id of an alert"
        case .day(let text): "“\(text.shortened(to: 40))” is no day"
        case .noReason: "the reason is missing: write it behind a colon"
        }
    }
}
