/// What is open, for other programs: `alerts.json` and `alerts.csv`, and the same members in every `--json` document.
public enum AlertsDocument {
    /// One alert. Times are ISO 8601 in the site's zone, with its offset.
    public static func json(_ alert: Alert, _ acknowledged: Acknowledgement? = nil, zone: Zone) -> JSON {
        var members = [
            JSONMember("id", .string(alert.id)), JSONMember("rule", .string(alert.key.rule)),
            JSONMember("title", .string(alert.title)), JSONMember("key", .string(alert.key.record)),
            JSONMember("area", alert.area.map(JSON.string) ?? .null),
            JSONMember("status", .string(alert.colour.rawValue)),
            JSONMember("since", .string(zone.civil(at: alert.opened).iso)),
            JSONMember("changed", .string(zone.civil(at: alert.changed).iso)), JSONMember("text", .string(alert.text)),
            JSONMember("file", .string(alert.file)), JSONMember("row", alert.row.map { .integer($0) } ?? .null),
            JSONMember("unknown", .bool(alert.isUnknown)),
        ]
        if alert.isEvent { members.append(JSONMember("event", .bool(true))) }
        if let acknowledged { members.append(JSONMember("acknowledged", json(acknowledged, zone: zone))) }
        return .object(members)
    }

    private static func json(_ given: Acknowledgement, zone: Zone) -> JSON {
        .object([
            JSONMember("by", .string(given.by)), JSONMember("because", .string(given.because)),
            JSONMember("since", .string(zone.civil(at: given.given).iso)),
            JSONMember("until", .string(given.lastDay.iso)), JSONMember("strength", .string(given.strength.rawValue)),
            JSONMember(
                "held",
                .array(
                    given.held.map {
                        .object([JSONMember("on", .string($0.day.iso)), JSONMember("what", .string($0.what))])
                    })),
        ])
    }

    /// The whole file `alerts.json`.
    public static func json(
        _ alerts: [Alert], _ acknowledged: [AlertKey: Acknowledgement] = [:], site: String, at now: Instant, zone: Zone
    ) -> JSON {
        .object(members(alerts, acknowledged, site: site, at: now, zone: zone))
    }

    /// What a memory holds open, with why mail is held, where it waits for a yes.
    public static func json(_ memory: Memory, site: Site, at now: Instant) -> JSON {
        let alerts = memory.openAlerts
        let held = memory.waitingForYes(site.zone).map { [JSONMember("held", .string($0))] } ?? []
        let silences = memory.standingSilences.map { silence in
            JSON.object([
                JSONMember("name", .string(silence.name)), JSONMember("from", .string(silence.from.iso)),
                JSONMember("until", .string(silence.until.adding(days: -1).iso)),
                JSONMember("by", .string(silence.author)), JSONMember("because", .string(silence.reason)),
            ])
        }
        return .object(
            members(alerts, memory.acknowledgements, site: site.title, at: memory.lastTick ?? now, zone: site.zone)
                + held + (silences.isEmpty ? [] : [JSONMember("silences", .array(silences))]))
    }

    /// The whole file after a tick: with why mail is held, where it waits for a yes.
    public static func json(_ report: TickReport, zone: Zone) -> JSON {
        let held = report.waitsForYes.map { [JSONMember("held", .string($0))] } ?? []
        return .object(
            members(report.alerts, report.acknowledgements, site: report.site, at: report.at, zone: zone) + held)
    }

    private static func members(
        _ alerts: [Alert], _ acknowledged: [AlertKey: Acknowledgement], site: String, at now: Instant, zone: Zone
    ) -> [JSONMember] {
        [
            JSONMember("site", .string(site)), JSONMember("at", .string(zone.civil(at: now).iso)),
            JSONMember("alerts", .array(alerts.map { json($0, acknowledged[$0.key], zone: zone) })),
        ]
    }

    /// The file `alerts.csv`: RFC 4180, UTF-8 with a byte order mark so that Excel reads it, and no cell that a
    /// spreadsheet would take for a formula.
    public static func csv(_ alerts: [Alert], zone: Zone) -> [UInt8] {
        var lines = ["id,rule,status,area,key,since,text,file,row"]
        for alert in alerts {
            let cells = [
                alert.id, alert.key.rule, alert.colour.rawValue, alert.area ?? "", alert.key.record,
                zone.civil(at: alert.opened).iso, alert.text, alert.file, alert.row.map(String.init) ?? "",
            ]
            lines.append(cells.map(cell).joined(separator: ","))
        }
        return [0xEF, 0xBB, 0xBF] + Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static func cell(_ text: String) -> String {
        // A leading apostrophe keeps a spreadsheet from running a cell that came from another spreadsheet.
        // Scalars, not characters: to a Character, a comma with an accent upon it is no comma.
        let scalars = text.unicodeScalars
        let safe = scalars.first.map(startsFormula) == true ? "'" + text : text
        guard scalars.contains(where: { $0 == "," || $0 == "\"" || $0.properties.isWhitespace && $0 != " " }) else {
            return safe
        }
        var quoted = "\"".unicodeScalars
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted.append("\"") }
            quoted.append(scalar)
        }
        return String(quoted) + "\""
    }
}

extension AlertsDocument {
    /// Signs that begin a formula, their full-width forms, and the white space that some programs drop before them.
    private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        case _: false
        }
    }
}

extension CivilTime {
    /// `2020-11-16T09:00:00+00:00`
    public var iso: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map(two).joined(separator: ":")
        let minutes = Int(offset.magnitude) / 60
        return "\(day.iso)T\(clock)\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    }
}
