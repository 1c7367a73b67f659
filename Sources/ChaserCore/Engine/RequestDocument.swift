/// A request as the file that a command leaves for the daemon.
///
/// Format `chaser-request`, version 1: one JSON object. `order` is `acknowledge`, `silence`, `end-silence`, `look` or
/// `confirm`, and decides the other members. Days are ISO 8601. Who made it is not in it: the file's owner says that.
public enum RequestDocument {
    static let format = "chaser-request"
    static let version = 1
    /// Bytes: what is longer is no request.
    public static let limit = 64 << 10

    /// Why a file is no request.
    public enum Fault: Error, Hashable, Sendable {
        case notJSON(JSONFault)
        case notARequest
        case newer(Int)
        /// A member that is absent or of another kind.
        case damaged(String)
    }

    /// The file's bytes; the same order always gives the same.
    public static func bytes(of order: Request.Order) -> [UInt8] { json(order).bytes(pretty: true) }

    static func json(_ order: Request.Order) -> JSON {
        var members = [JSONMember("format", .string(format)), JSONMember("version", .integer(version))]
        switch order {
        case .look: members.append(JSONMember("order", .string("look")))
        case .confirm: members.append(JSONMember("order", .string("confirm")))
        case .endSilence(let number):
            members += [JSONMember("order", .string("end-silence")), JSONMember("silence", .string(number))]
        case .silence(let order): members += RequestDocument.members(order)
        case .acknowledge(let order):
            members += [
                JSONMember("order", .string("acknowledge")),
                JSONMember("alerts", .array(order.ids.map(JSON.string))), JSONMember("by", .string(order.by)),
                JSONMember("because", .string(order.because)),
                JSONMember("until", order.until.map { .string($0.iso) } ?? .null),
                JSONMember("strength", .string(order.strength.rawValue)),
            ]
        }
        return JSON.object(members)
    }

    /// Reads a file.
    public static func order(from bytes: [UInt8]) throws(Fault) -> Request.Order {
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch { throw .notJSON(error) }
        return try order(from: json)
    }

    static func order(from json: JSON) throws(Fault) -> Request.Order {
        guard json["format"]?.stringValue == format, let found = json["version"]?.intValue else { throw .notARequest }
        guard found <= version else { throw .newer(found) }
        switch json["order"]?.stringValue {
        case "look": return .look
        case "confirm": return .confirm
        case "acknowledge": return .acknowledge(try acknowledge(json))
        case "silence": return .silence(try silence(json))
        case "end-silence": return .endSilence(try text(json, "silence"))
        case _: throw .damaged("order")
        }
    }

    private static func acknowledge(_ json: JSON) throws(Fault) -> AcknowledgeOrder {
        guard let strength = json["strength"]?.stringValue.flatMap(Acknowledgement.Strength.init) else {
            throw .damaged("strength")
        }
        return AcknowledgeOrder(
            ids: try texts(json, "alerts"), by: try text(json, "by"), because: try text(json, "because"),
            until: try day(json, "until"), strength: strength)
    }

    private static func members(_ order: SilenceOrder) -> [JSONMember] {
        [
            JSONMember("order", .string("silence")), JSONMember("rules", .array(order.rules.map(JSON.string))),
            JSONMember("areas", .array(order.areas.map(JSON.string))),
            JSONMember("records", .array(order.records.map(JSON.string))),
            JSONMember("until", .string(order.until.iso)), JSONMember("by", .string(order.by)),
            JSONMember("because", .string(order.because)),
        ]
    }

    private static func silence(_ json: JSON) throws(Fault) -> SilenceOrder {
        guard let until = try day(json, "until") else { throw .damaged("until") }
        return SilenceOrder(
            rules: try texts(json, "rules"), areas: try texts(json, "areas"), records: try texts(json, "records"),
            until: until, by: try text(json, "by"), because: try text(json, "because"))
    }

    private static func text(_ json: JSON, _ name: String) throws(Fault) -> String {
        guard let text = json[name]?.stringValue else { throw .damaged(name) }
        return text
    }

    private static func texts(_ json: JSON, _ name: String) throws(Fault) -> [String] {
        guard let elements = json[name]?.arrayValue else { throw .damaged(name) }
        var texts: [String] = []
        for element in elements {
            guard let text = element.stringValue else { throw .damaged(name) }
            texts.append(text)
        }
        return texts
    }

    /// A day, or null.
    private static func day(_ json: JSON, _ name: String) throws(Fault) -> Day? {
        if json[name] == .null { return nil }
        guard let day = json[name]?.stringValue.flatMap(Day.init(iso:)) else { throw .damaged(name) }
        return day
    }
}

extension RequestDocument.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notJSON(let fault): "the request is damaged: \(fault)"
        case .notARequest: "the file is not a request to Chaser"
        case .newer(let version):
            "the request is of a newer Chaser (format \(version), this one knows \(RequestDocument.version))"
        case .damaged(let member): "the request is damaged: “\(member)” is absent or of another kind"
        }
    }
}
