import ChaserCore
import ChaserHost

/// `chaser history SITE [ID]`: who was told what, when and why.
enum HistoryCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let history = try opening.history(opening.state(arguments, surroundings))
            let id = arguments.operands.count > 1 ? arguments.operands[1] : nil
            let records = HistoryLines.told(history.records, of: id)
            if let id, records.isEmpty {
                throw CommandFailure(.usage, "the journal holds no alert “\(id)” (chaser history SITE lists all)")
            }
            if arguments.has(.json) {
                let document = JSON.object([
                    JSONMember("site", .string(site.title)), JSONMember("records", .array(records.map(json))),
                ])
                return CommandResult(output: document.text(pretty: true) + "\n")
            }
            guard !records.isEmpty else { return CommandResult(output: "Nothing has happened yet.\n") }
            return CommandResult(output: HistoryLines(zone: site.zone, id: id).text(records))
        } catch {
            return error.result
        }
    }

    private static func json(_ record: JournalRecord) -> JSON {
        .object(
            [
                JSONMember("n", .integer(record.number)), JSONMember("is", .string(record.kind.rawValue)),
                JSONMember("at", record.at.map { .string($0.description) } ?? .null),
            ] + record.facts.filter { $0.name != "section" }
                + [
                    JSONMember("erased", .bool(record.isErased)),
                    JSONMember("value", record.words?["value"] ?? .null),
                ])
    }
}

/// The journal's records as lines for people.
struct HistoryLines {
    let zone: Zone
    let id: String?

    /// The records that tell a story, or that of one alert.
    static func told(_ records: [JournalRecord], of id: String?) -> [JournalRecord] {
        let kinds: Set<JournalRecord.Kind> = [
            .opened, .worsened, .eased, .cleared, .event, .mail, .delivered, .unsent, .erased, .repaired, .forgotten,
        ]
        let all = records.filter { kinds.contains($0.kind) }
        guard let id else { return all }
        func isAbout(_ record: JournalRecord) -> Bool {
            record["id"]?.stringValue == id
                || record["about"]?.arrayValue?.contains { $0.arrayValue?.first?.stringValue == id } ?? false
        }
        let mails = Set(all.filter { $0.kind == .mail && isAbout($0) }.compactMap { $0["name"]?.stringValue })
        return all.filter { record in
            isAbout(record) || record.kind != .mail && mails.contains(record["name"]?.stringValue ?? "")
        }
    }

    func text(_ records: [JournalRecord]) -> String {
        table(records.map { record in [time(record), record.kind.rawValue] + words(record) })
    }

    private func time(_ record: JournalRecord) -> String {
        record.at.map { at in
            let civil = zone.civil(at: at)
            return "\(civil.day.iso) \(civil.time)"
        } ?? ""
    }

    private func words(_ record: JournalRecord) -> [String] {
        func fact(_ name: String) -> String { record[name]?.stringValue ?? "" }
        let value = record.words?["value"]
        switch record.kind {
        case .opened, .worsened, .eased, .event:
            let text = record.isErased ? "(its words were erased)" : value?["text"]?.stringValue ?? ""
            return ["\(fact("colour")) \(fact("id"))", "\(fact("rule")): \(text)"]
        case .cleared:
            return ["\(fact("colour")) \(fact("id"))", "\(fact("rule")): \(fact("because"))"]
        case .mail: return [mailed(record), told(record, value)]
        case .delivered, .unsent, .erased, .repaired, .forgotten:
            return [fact("id"), fact("name") + fact("damaged") + fact("because")]
        case .start, .holds, .commit, .put, .gone: return []
        }
    }

    private func mailed(_ record: JournalRecord) -> String {
        record["digest"].map { "digest \($0["name"]?.stringValue ?? "")" } ?? ""
    }

    /// To whom, about what, for which reason.
    private func told(_ record: JournalRecord, _ value: JSON?) -> String {
        guard let value else { return "(its words were erased)" }
        let to = "to \(value["to"]?["name"]?.stringValue ?? "") <\(value["to"]?["address"]?.stringValue ?? "")>"
        let matters = (value["matters"]?.arrayValue ?? []).filter { id == nil || $0["id"]?.stringValue == id }
        guard id != nil, let matter = matters.first else {
            return "\(to): \(value["subject"]?.stringValue ?? "")"
        }
        return "\(to), \(matter["occasion"]?.stringValue ?? ""). \(matter["reason"]?.stringValue ?? "")"
    }
}
