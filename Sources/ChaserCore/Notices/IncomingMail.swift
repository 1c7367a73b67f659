/// A mail that somebody sent us: its header fields, and the text that its author sees.
///
/// Read leniently and within limits, as anybody can write one: header fields up to 256 kB, parts nested up to 8 deep and
/// 100 in all, 256 kB of text. What lies beyond is as if it were not there; nothing here can fail.
public struct IncomingMail: Hashable, Sendable {
    /// One field: the name in lower case, the value on one line.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    public let fields: [Field]
    /// The first plain text that is no attachment, else the words of the first HTML.
    public let text: String

    /// Bytes of a message that are looked at.
    public static let limit = 16 << 20

    public init(parsing bytes: [UInt8]) {
        let entity = MailEntity(bytes[...])
        fields = entity.fields
        var reading = MailReading()
        reading.read(entity, depth: 0)
        text = reading.text
    }

    /// The values of a field, in order.
    public func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}

/// A header section and a body: the message, or a part of it.
struct MailEntity {
    let fields: [IncomingMail.Field]
    let body: ArraySlice<UInt8>

    private static let headerLimit = 256 << 10

    init(_ bytes: ArraySlice<UInt8>) {
        var fields: [IncomingMail.Field] = []
        var current: [UInt8] = []
        var at = bytes.startIndex
        let end = min(bytes.endIndex, bytes.startIndex + MailEntity.headerLimit)
        while at < end {
            let next = bytes[at..<end].firstIndex(of: 0x0A) ?? end
            var line = bytes[at..<next]
            if line.last == 0x0D { line.removeLast() }
            at = next < end ? next + 1 : end
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09 {
                current += line
            } else {
                MailEntity.add(current, to: &fields)
                current = Array(line)
            }
        }
        MailEntity.add(current, to: &fields)
        self.fields = fields
        body = bytes[at...]
    }

    private static func add(_ line: [UInt8], to fields: inout [IncomingMail.Field]) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        let value = printable(String(decoding: line[(colon + 1)...], as: UTF8.self))
        if !name.isEmpty { fields.append(IncomingMail.Field(name: name, value: value)) }
    }

    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// `text/plain` and its parameters, names in lower case.
    var contentType: (type: String, parameters: [String: String]) {
        let parts = (value("content-type") ?? "text/plain").split(separator: ";", omittingEmptySubsequences: false)
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = part[..<equals].lowercased().filter { !$0.isWhitespace }
            var value = part[part.index(after: equals)...].drop { $0 == " " }
            if value.first == "\"" { value = value.dropFirst().prefix { $0 != "\"" } }
            while value.last == " " { value.removeLast() }
            if parameters[name] == nil { parameters[name] = String(value) }
        }
        return ((parts.first ?? "").lowercased().filter { !$0.isWhitespace }, parameters)
    }

    /// The parts of a multipart body: what lies between the lines of its boundary.
    func parts(_ boundary: String, most: Int) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var at = body.startIndex
        while at < body.endIndex, parts.count < most {
            let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[at] == 0x2D, body[at..<end].starts(with: mark),
                let isLast = ends(body[at..<end].dropFirst(mark.count))
            {
                if let start { parts.append(body[start..<at]) }
                if isLast { return parts }
                start = min(end + 1, body.endIndex)
            }
            at = end + 1
        }
        // Cut short: the last part counts as far as it goes.
        if let start, parts.count < most { parts.append(body[start...]) }
        return parts
    }

    /// What stands behind a boundary: nothing, or the two hyphens of the last; nil where it is another, longer boundary.
    private func ends(_ rest: ArraySlice<UInt8>) -> Bool? {
        if rest.starts(with: [0x2D, 0x2D]) { return true }
        return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ? false : nil
    }
}

/// Looks for the text of a message, part by part.
private struct MailReading {
    private var plain: String?
    private var html: String?
    private var count = 0

    private static let deepest = 8
    private static let most = 100
    private static let textLimit = 256 << 10

    var text: String { plain ?? html.map(HTMLText.text) ?? "" }

    mutating func read(_ entity: MailEntity, depth: Int) {
        count += 1
        guard depth <= MailReading.deepest, count <= MailReading.most, plain == nil else { return }
        let (type, parameters) = entity.contentType
        if type.hasPrefix("multipart/") {
            guard let boundary = parameters["boundary"], !boundary.isEmpty else { return }
            for part in entity.parts(boundary, most: MailReading.most) { read(MailEntity(part), depth: depth + 1) }
            return
        }
        let isAttached = entity.value("content-disposition")?.lowercased().hasPrefix("attachment") ?? false
        guard !isAttached, type == "text/plain" || type == "text/html" || type.isEmpty else { return }
        let bytes = TransferDecoding.decoded(
            entity.body, encoding: entity.value("content-transfer-encoding") ?? "", limit: MailReading.textLimit)
        guard case .text(let utf8, _) = decodedText(bytes) else { return }
        let text = String(decoding: utf8, as: UTF8.self)
        if type == "text/html" {
            html = html ?? text
        } else if text.contains(where: { !$0.isWhitespace }) {
            plain = text
        }
    }
}
