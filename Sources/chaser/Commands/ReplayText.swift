import ChaserCore
import ChaserHost

/// A replay for a person to read: the sums, who got how much in which week, and every mail.
struct ReplayText {
    let ledger: ReplayLedger
    let sheets: [SheetPast]

    var text: String {
        [head, ReplayText.known(sheets), people, weeks, matters, drafts, mails].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    /// From when the past of the sheets is known that have no date in their names; empty where all have one.
    static func known(_ sheets: [SheetPast]) -> String {
        sheets.isEmpty
            ? "" : "SHEETS WITHOUT A DATE\n" + table(sheets.map { [$0.name, "“\($0.source)”", $0.words] })
    }

    private var head: String {
        let digests = ledger.mails.filter(\.isDigest).count
        let opened = ledger.turns.values.map(\.opened).reduce(0, +)
        let cleared = ledger.turns.values.map(\.cleared).reduce(0, +)
        return "\(ledger.site), replayed from \(words(ledger.first)) to \(words(ledger.last))\n"
            + "\(counted(ledger.first.days(to: ledger.last) + 1, "day")), \(counted(ledger.ticks, "tick")): "
            + "\(counted(opened, "alert")) opened, \(cleared) cleared, \(ledger.openAtEnd) open at the end; "
            + "\(counted(ledger.mails.count - digests, "mail")) and \(counted(digests, "digest")) "
            + "to \(counted(ledger.readers.count, "person", "people")). Nothing was sent.\n" + unheard
    }

    private var unheard: String {
        guard let wait = ledger.longestUnheard else { return "" }
        return "The longest that a red alert waited until somebody heard of it: "
            + "\(counted(wait.workingDays, "working day")) (\(wait.key.rule) on “\(wait.key.record)”, red on "
            + "\(wait.since.inWords)).\n"
    }

    private func words(_ day: Day) -> String { "\(day.weekday.name) \(day.inWords)" }

    private var people: String {
        guard !ledger.readers.isEmpty else { return "" }
        let rows = ledger.readers.enumerated().map { index, reader in
            [
                "\(index + 1)", "\(reader.mails)", "\(reader.digests)", "\(reader.mostInAWeek)",
                "\(reader.person.name) <\(reader.person.address.address)>",
            ]
        }
        return "PEOPLE\n" + table([["no", "mails", "digests", "most in a week", "who"]] + rows)
    }

    private var weeks: String {
        let readers = ledger.readers
        guard !readers.isEmpty else { return "" }
        let rows = ledger.weeks.map { week in
            [week.iso] + readers.map { reader in reader.byWeek[week].map(String.init) ?? "." }
        }
        return "MAILS BY WEEK (from Monday; digests left out; people by the numbers above)\n"
            + table([["week of"] + readers.indices.map { "\($0 + 1)" }] + rows)
    }

    private var matters: String {
        let head = ["told of", "opened", "worsened", "eased", "cleared", "events", "mails", "lines", "people"]
        let rows = ledger.tellings.map { telling in
            let turns = telling.turns
            return [telling.matter.words]
                + [turns.opened, turns.worsened, turns.eased, turns.cleared, turns.events].map(String.init)
                + [telling.mails, telling.lines, telling.people].map(String.init)
        }
        return rows.isEmpty ? "" : "WHAT WAS TOLD\n" + table([head] + rows)
    }

    private var drafts: String {
        let rows = ledger.shadows.map { shadow in
            [
                shadow.rule, "\(shadow.opened)", "\(shadow.mails)",
                shadow.people.isEmpty ? "nobody" : shadow.people.map(\.address.address).joined(separator: ", "),
            ]
        }
        return rows.isEmpty
            ? "" : "WOULD HAVE MAILED (draft rules)\n" + table([["rule", "opened", "mails", "to"]] + rows)
    }

    private var mails: String {
        let rows = ledger.mails.map { entry in
            [
                "\(entry.at.day.iso) \(entry.at.time)", entry.person.address.address,
                entry.matters.map { $0.count > 1 ? "\($0.matter.words) \($0.count)" : $0.matter.words }
                    .joined(separator: ", "),
            ]
        }
        return rows.isEmpty ? "Nobody would have got mail.\n" : "MAILS\n" + table(rows)
    }
}

/// Two replays side by side, in sentences first.
enum ComparisonText {
    /// The most records that are listed.
    private static let longest = 30

    static func text(
        _ comparison: ReplayComparison, _ ledger: ReplayLedger, _ sheets: [SheetPast], other: String
    ) -> String {
        let span = "from \(ledger.first.inWords) to \(ledger.last.inWords)"
        var parts = ["\(ledger.site), \(span), compared with the rules of \(other)\n" + sentences(comparison)]
        if !sheets.isEmpty { parts.append(ReplayText.known(sheets)) }
        if !comparison.readers.isEmpty {
            let rows = comparison.readers.map { reader in
                [
                    signed(reader.after - reader.before), "\(reader.before)", "\(reader.after)",
                    "\(reader.person.name) <\(reader.person.address.address)>",
                ]
            }
            parts.append("MAILS TO EACH PERSON\n" + table([["more", "before", "after", "who"]] + rows))
        }
        if !comparison.told.isEmpty {
            let rows = comparison.told.prefix(longest).map { told in
                [difference(told), told.record, first(told.before), first(told.after)]
            }
            let more = comparison.told.count - rows.count
            parts.append(
                "FIRST TOLD\n" + table([["", "record", "before", "after"]] + rows)
                    + (more > 0 ? "  … and \(more) more: --json lists them\n" : ""))
        }
        return parts.joined(separator: "\n")
    }

    private static func sentences(_ comparison: ReplayComparison) -> String {
        let difference = comparison.mails.after - comparison.mails.before
        let people = counted(comparison.readers.count, "person", "people")
        var lines: [String] = []
        if comparison.readers.isEmpty, comparison.told.isEmpty, comparison.digests.before == comparison.digests.after {
            return "This edit changes no mail.\n"
        }
        if difference == 0, comparison.readers.isEmpty {
            lines.append("As many mails to everybody: \(comparison.mails.after).")
        } else {
            let verb = difference < 0 ? "saves" : "adds"
            lines.append("This edit \(verb) \(counted(abs(difference), "mail")), and changes the mails of \(people).")
        }
        let digests = comparison.digests.after - comparison.digests.before
        if digests != 0 { lines.append("Digests: \(signed(digests)).") }
        let earlier = comparison.told.filter { ($0.daysEarlier ?? 0) > 0 }
        if let most = earlier.first, let days = most.daysEarlier {
            lines.append(
                "It would have told of \(counted(earlier.count, "record")) earlier, of “\(most.record)” \(counted(days, "day")) earlier."
            )
        }
        let later = comparison.told.filter { ($0.daysEarlier ?? 0) < 0 }
        if let most = later.first, let days = most.daysEarlier {
            lines.append(
                "It would have told of \(counted(later.count, "record")) later, of “\(most.record)” \(counted(-days, "day")) later."
            )
        }
        let new = comparison.told.filter { $0.before == nil }.count
        let gone = comparison.told.filter { $0.after == nil }.count
        if new > 0 { lines.append("It tells of \(counted(new, "record")) of which nobody was told before.") }
        if gone > 0 { lines.append("It tells no more of \(counted(gone, "record")).") }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func difference(_ told: ReplayComparison.Told) -> String {
        guard let days = told.daysEarlier else { return told.before == nil ? "new" : "no more" }
        return days > 0 ? "\(counted(days, "day")) earlier" : "\(counted(-days, "day")) later"
    }

    private static func first(_ first: ReplayComparison.First?) -> String {
        first.map { "\($0.day.iso) \($0.rule)" } ?? "never"
    }

    private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
}

/// "1 person", "3 people"
func counted(_ count: Int, _ noun: String, _ nouns: String) -> String { "\(count) \(count == 1 ? noun : nouns)" }
