import ChaserCore
import ChaserHost

/// A replay as one JSON document, with stable field names.
enum ReplayDocument {
    static func json(_ ledger: ReplayLedger, _ sheets: [SheetPast], _ comparison: ReplayComparison?) -> JSON {
        .object([
            JSONMember("site", .string(ledger.site)), JSONMember("from", .string(ledger.first.iso)),
            JSONMember("to", .string(ledger.last.iso)), JSONMember("ticks", .integer(ledger.ticks)),
            JSONMember("openAtEnd", .integer(ledger.openAtEnd)),
            JSONMember("longestUnheard", ledger.longestUnheard.map(json) ?? .null),
            JSONMember("sheets", .array(sheets.map(json))),
            JSONMember("people", .array(ledger.readers.map(json))),
            JSONMember("told", .array(ledger.tellings.map(json))),
            JSONMember("mails", .array(ledger.mails.map(json))),
            JSONMember("drafts", .array(ledger.shadows.map(json))),
            JSONMember("comparison", comparison.map(json) ?? .null),
        ])
    }

    private static func json(_ sheet: SheetPast) -> JSON {
        .object([
            JSONMember("sheet", .string(sheet.name)), JSONMember("source", .string(sheet.source)),
            JSONMember("is", .string(sheet.role.rawValue)), JSONMember("versions", .integer(sheet.versions)),
            JSONMember("knownFrom", sheet.knownFrom.map { .string($0.iso) } ?? .null),
            JSONMember("letGo", sheet.letGo.map { .string($0.iso) } ?? .null),
            JSONMember("words", .string(sheet.words)),
        ])
    }

    private static func json(_ reader: ReplayLedger.Reader) -> JSON {
        let weeks = reader.byWeek.sorted { $0.key < $1.key }.map { JSONMember($0.key.iso, .integer($0.value)) }
        return .object([
            JSONMember("to", .string(reader.person.address.address)), JSONMember("name", .string(reader.person.name)),
            JSONMember("mails", .integer(reader.mails)), JSONMember("digests", .integer(reader.digests)),
            JSONMember("mostInAWeek", .integer(reader.mostInAWeek)), JSONMember("weeks", .object(weeks)),
        ])
    }

    private static func json(_ wait: ReplayHearing.Wait) -> JSON {
        .object([
            JSONMember("rule", .string(wait.key.rule)), JSONMember("key", .string(wait.key.record)),
            JSONMember("since", .string(wait.since.iso)), JSONMember("workingDays", .integer(wait.workingDays)),
        ])
    }

    private static func json(_ telling: ReplayLedger.Telling) -> JSON {
        .object([
            JSONMember("what", .string(telling.matter.words)), JSONMember("opened", .integer(telling.turns.opened)),
            JSONMember("worsened", .integer(telling.turns.worsened)),
            JSONMember("eased", .integer(telling.turns.eased)), JSONMember("cleared", .integer(telling.turns.cleared)),
            JSONMember("events", .integer(telling.turns.events)), JSONMember("mails", .integer(telling.mails)),
            JSONMember("lines", .integer(telling.lines)), JSONMember("people", .integer(telling.people)),
        ])
    }

    private static func json(_ shadow: ReplayLedger.Shadow) -> JSON {
        .object([
            JSONMember("rule", .string(shadow.rule)), JSONMember("opened", .integer(shadow.opened)),
            JSONMember("mails", .integer(shadow.mails)),
            JSONMember("to", .array(shadow.people.map { .string($0.address.address) })),
        ])
    }

    private static func json(_ entry: ReplayLedger.Entry) -> JSON {
        .object([
            JSONMember("at", .string(entry.at.iso)), JSONMember("to", .string(entry.person.address.address)),
            JSONMember("name", .string(entry.person.name)), JSONMember("subject", .string(entry.mail.subject)),
            JSONMember("message-id", .string(entry.mail.messageID)), JSONMember("digest", .bool(entry.isDigest)),
            JSONMember(
                "tells",
                .array(
                    entry.matters.map {
                        .object([
                            JSONMember("what", .string($0.matter.words)), JSONMember("lines", .integer($0.count)),
                        ])
                    })),
            JSONMember("alerts", .array(entry.mail.alerts.map(JSON.string))),
        ])
    }

    private static func json(_ comparison: ReplayComparison) -> JSON {
        .object([
            JSONMember("mails", pair(comparison.mails)), JSONMember("digests", pair(comparison.digests)),
            JSONMember(
                "people",
                .array(
                    comparison.readers.map {
                        .object([
                            JSONMember("to", .string($0.person.address.address)),
                            JSONMember("name", .string($0.person.name)), JSONMember("before", .integer($0.before)),
                            JSONMember("after", .integer($0.after)),
                        ])
                    })),
            JSONMember(
                "told",
                .array(
                    comparison.told.map {
                        .object([
                            JSONMember("record", .string($0.record)), JSONMember("before", first($0.before)),
                            JSONMember("after", first($0.after)),
                            JSONMember("daysEarlier", $0.daysEarlier.map { .integer($0) } ?? .null),
                        ])
                    })),
        ])
    }

    private static func pair(_ pair: (before: Int, after: Int)) -> JSON {
        .object([JSONMember("before", .integer(pair.before)), JSONMember("after", .integer(pair.after))])
    }

    private static func first(_ first: ReplayComparison.First?) -> JSON {
        first.map { .object([JSONMember("rule", .string($0.rule)), JSONMember("day", .string($0.day.iso))]) } ?? .null
    }
}
