import ChaserCore

/// An explanation for a person to read, and as JSON.
struct ExplanationText {
    let explanation: Explanation
    let story: AlertLife
    let zone: Zone

    var text: String {
        var parts = [head, "WHY\n" + tree(explanation.reasons)]
        if !story.entries.isEmpty { parts.append("ITS LIFE\n" + LifeText.lines(story, zone)) }
        if !explanation.life.isEmpty { parts.append("WHERE IT STANDS\n" + list(explanation.life)) }
        parts.append("WHO HEARS\n" + list(explanation.mail))
        if let hearing = explanation.hearing {
            parts.append("\(hearing.person.name) <\(hearing.person.address.address)>\n" + list(hearing.lines))
        }
        return parts.joined(separator: "\n")
    }

    private var head: String {
        let row = explanation.row.map { ", row \($0)" } ?? ""
        let area = explanation.area.map { ", area \($0)" } ?? ""
        return "\(explanation.id)  \(explanation.key.rule) on \(explanation.key.record): \(standing)\n"
            + "  \(explanation.text)\n"
            + "  “\(explanation.title)”, \(explanation.place); the record: \(explanation.file)\(row)\(area)\n"
    }

    private var standing: String {
        let now = ExplanationText.standing(of: explanation.status)
        guard let alert = explanation.alert else {
            return "\(now), " + (story.ended.map { "ended on \(words(zone.civil(at: $0)))" } ?? "not open")
        }
        if alert.isEvent { return "\(now), told" }
        let open = "open as \(alert.colour.rawValue) since \(words(zone.civil(at: alert.opened)))"
        return alert.colour.rawValue == explanation.status.rawValue ? open : "\(now) now, \(open)"
    }

    static func standing(of status: Status) -> String {
        switch status {
        case .red, .amber, .green, .unknown: status.rawValue.uppercased()
        case .none: "no colour"
        case .excluded: "left out"
        }
    }

    private func list(_ lines: [String]) -> String { lines.map { "  \($0)\n" }.joined() }

    /// Each formula with its value under each other, and the cells behind it.
    private func tree(_ reasons: [Reason]) -> String {
        let rows = ExplanationText.rows(reasons, depth: 0)
        let left = min(rows.map(\.text.count).max() ?? 0, 90)
        let middle = min(rows.map(\.value.count).max() ?? 0, 30)
        return rows.map { row in
            let value = row.cells.isEmpty ? row.value : padded(row.value, to: middle)
            let line = "  " + padded(row.text, to: left) + "  " + value
            return line + (row.cells.isEmpty ? "" : "  " + row.cells) + "\n"
        }.joined()
    }

    private static func rows(_ reasons: [Reason], depth: Int) -> [(text: String, value: String, cells: String)] {
        reasons.flatMap { reason in
            let period = reason.period.map { ", in \($0)" } ?? ""
            let text = String(repeating: "  ", count: depth) + reason.text + period
            let own = (text, reason.value, reason.cells.map(\.words).joined(separator: "; "))
            return [own] + rows(reason.reasons, depth: depth + 1)
        }
    }

    // MARK: JSON

    /// The same facts; a reason holds its own reasons.
    static func json(_ explanation: Explanation, _ story: AlertLife, _ zone: Zone) -> JSON {
        .object([
            JSONMember("id", .string(explanation.id)), JSONMember("rule", .string(explanation.key.rule)),
            JSONMember("key", .string(explanation.key.record)), JSONMember("title", .string(explanation.title)),
            JSONMember("place", .string(explanation.place)), JSONMember("file", .string(explanation.file)),
            JSONMember("row", explanation.row.map { .integer($0) } ?? .null),
            JSONMember("area", explanation.area.map(JSON.string) ?? .null),
            JSONMember("status", .string(explanation.status.rawValue)), JSONMember("text", .string(explanation.text)),
            JSONMember("alert", explanation.alert.map { AlertsDocument.json($0, zone: zone) } ?? .null),
            JSONMember("reasons", .array(explanation.reasons.map(json))),
            JSONMember("story", LifeText.json(story)), JSONMember("life", .array(explanation.life.map(JSON.string))),
            JSONMember("mail", .array(explanation.mail.map(JSON.string))),
            JSONMember("person", explanation.hearing.map(json) ?? .null),
        ])
    }

    private static func json(_ hearing: Explanation.Hearing) -> JSON {
        .object([
            JSONMember("name", .string(hearing.person.name)), JSONMember("to", .string(hearing.person.address.address)),
            JSONMember("lines", .array(hearing.lines.map(JSON.string))),
        ])
    }

    private static func json(_ reason: Reason) -> JSON {
        .object([
            JSONMember("text", .string(reason.text)), JSONMember("value", .string(reason.value)),
            JSONMember("period", reason.period.map(JSON.string) ?? .null),
            JSONMember("cells", .array(reason.cells.map(json))),
            JSONMember("reasons", .array(reason.reasons.map(json))),
        ])
    }

    private static func json(_ place: CellPlace) -> JSON {
        .object([
            JSONMember("file", .string(place.file)), JSONMember("row", .integer(place.row)),
            JSONMember("column", .string(place.heading)),
        ])
    }
}
