/// The memory as one JSON document, for a file that is replaced whole.
///
/// Format `chaser-memory`, version 1, then a member for each section of `MemorySection.all`, by its name. Instants are Unix
/// seconds, days ISO 8601. A newer version is refused: an older program would lose what it does not know.
public enum MemorySnapshot {
    static let format = "chaser-memory"
    static let version = 1

    /// Why a snapshot is refused.
    public enum Fault: Error, Hashable, Sendable {
        case notJSON(JSONFault)
        case notASnapshot
        case newer(Int)
        /// A member that is absent or of another kind.
        case damaged(String)
        /// A section of the memory that this program has not.
        case unknownSection(String)
    }

    /// The sections that a snapshot has had from the first; any other may be absent from an older one.
    static let required: Set<String> = ["lastTick", "alerts", "rules", "owed", "outbox", "toldProblems"]

    /// The snapshot's bytes; the same memory always gives the same.
    public static func bytes(of memory: Memory) -> [UInt8] {
        let head = [JSONMember("format", .string(format)), JSONMember("version", .integer(version))]
        let empty = Memory()
        return JSON.object(head + MemorySection.all.map { $0.member(of: memory, since: empty) }).bytes(pretty: false)
    }

    /// Reads a snapshot.
    public static func memory(from bytes: [UInt8]) throws(Fault) -> Memory {
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch { throw .notJSON(error) }
        guard json["format"]?.stringValue == format, let found = json["version"]?.intValue else { throw .notASnapshot }
        guard found <= version else { throw .newer(found) }
        var memory = Memory()
        for section in MemorySection.all {
            if let member = json[section.name] {
                try section.read(member, into: &memory)
            } else if required.contains(section.name) {
                throw .damaged(section.name)
            }
        }
        return memory
    }

    // MARK: Members

    static func member<Value>(_ json: JSON, _ name: String, _ read: (JSON) -> Value?) throws(Fault) -> Value {
        guard let member = json[name], let value = read(member) else { throw .damaged(name) }
        return value
    }

    static func each<Value>(
        _ json: JSON, _ name: String, _ read: (JSON) throws(Fault) -> Value
    ) throws(Fault) -> [Value] {
        var values: [Value] = []
        for element in try member(json, name, \.arrayValue) { values.append(try read(element)) }
        return values
    }

    /// A member that may be null, and must be there.
    static func optional<Value>(_ json: JSON, _ name: String, _ read: (JSON) -> Value?) throws(Fault) -> Value? {
        json[name] == .null ? nil : try member(json, name, read)
    }

    static func texts(_ json: JSON, _ name: String) throws(Fault) -> [String] {
        try each(json, name) { element throws(Fault) in
            guard let text = element.stringValue else { throw .damaged(name) }
            return text
        }
    }

    static func text(_ json: JSON, _ name: String) throws(Fault) -> String {
        try member(json, name, \.stringValue)
    }

    static func instant(_ json: JSON, _ name: String) throws(Fault) -> Instant {
        Instant(seconds: Int64(try member(json, name, \.intValue)))
    }

    static func json(_ day: Day) -> JSON { .string(day.iso) }

    static func day(_ json: JSON) -> Day? { json.stringValue.flatMap(Day.init(iso:)) }

    static func json(_ colours: [String: Colour]) -> JSON {
        .object(colours.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value.rawValue)) })
    }

    static func colours(_ json: JSON) throws(Fault) -> [String: Colour] {
        guard let members = json.objectValue else { throw .damaged("areas") }
        var colours: [String: Colour] = [:]
        for member in members {
            guard let colour = member.value.stringValue.flatMap(Colour.init) else { throw .damaged("areas") }
            colours[member.name] = colour
        }
        return colours
    }

    static func days(_ json: JSON) throws(Fault) -> [Day] {
        guard let elements = json.arrayValue else { throw .damaged("sent") }
        var days: [Day] = []
        for element in elements {
            guard let day = day(element) else { throw .damaged("sent") }
            days.append(day)
        }
        return days
    }

    static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    // MARK: Alerts

    static func json(_ alert: Alert) -> JSON {
        .object([
            JSONMember("id", .string(alert.id)), JSONMember("rule", .string(alert.key.rule)),
            JSONMember("record", .string(alert.key.record)), JSONMember("colour", .string(alert.colour.rawValue)),
            JSONMember("opened", .integer(alert.opened.seconds)),
            JSONMember("changed", .integer(alert.changed.seconds)),
            JSONMember("title", .string(alert.title)), JSONMember("text", .string(alert.text)),
            JSONMember("area", optional(alert.area)), JSONMember("file", .string(alert.file)),
            JSONMember("row", alert.row.map { .integer($0) } ?? .null), JSONMember("unknown", .bool(alert.isUnknown)),
            JSONMember("event", .bool(alert.isEvent)), JSONMember("officers", .array(alert.officers.map(JSON.string))),
        ])
    }

    static func alert(_ json: JSON) throws(Fault) -> Alert {
        let colour = try member(json, "colour") { $0.stringValue.flatMap(Colour.init) }
        return Alert(
            id: try text(json, "id"), key: AlertKey(rule: try text(json, "rule"), record: try text(json, "record")),
            colour: colour, opened: try instant(json, "opened"), changed: try instant(json, "changed"),
            title: try text(json, "title"), text: try text(json, "text"),
            area: try optional(json, "area", \.stringValue),
            file: try text(json, "file"), row: try optional(json, "row", \.intValue),
            isUnknown: try member(json, "unknown", \.boolValue), isEvent: try member(json, "event", \.boolValue),
            officers: json["officers"] == nil ? [] : try texts(json, "officers"))
    }
}

extension MemorySnapshot.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notJSON(let fault): "it is damaged: \(fault)"
        case .notASnapshot: "it is not a memory of Chaser"
        case .newer(let version):
            "it was written by a newer Chaser (format \(version), this one knows \(MemorySnapshot.version))"
        case .damaged(let member): "it is damaged: “\(member)” is absent or of another kind"
        case .unknownSection(let name):
            "it was written by a newer Chaser: this one remembers nothing called “\(name)”"
        }
    }
}
