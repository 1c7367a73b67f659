/// The words of an HTML reply, a line for each line that shows; where the quoted mail begins, a line says so.
enum HTMLText {
    /// The line that stands for the beginning of a quotation.
    static let quotation = "-----Original Message-----"

    static func text(_ html: String) -> String {
        var result = ""
        var rest = Substring(html)
        while let open = rest.firstIndex(of: "<") {
            result += entities(flattened(rest[..<open]))
            rest = rest[open...]
            if rest.hasPrefix("<!--") {
                rest = after("-->", in: rest)
                continue
            }
            guard let close = rest.firstIndex(of: ">") else { return result }
            let tag = rest[rest.index(after: open)..<close].lowercased()
            rest = rest[rest.index(after: close)...]
            let name = tag.prefix { $0.isLetter || $0 == "/" || $0.isNumber }
            if ["style", "script", "head", "title"].contains(name) {
                rest = after("</\(name)", in: rest)
                rest = after(">", in: rest)
            } else if isQuotation(String(name), tag) {
                result += "\n\(quotation)\n"
            } else if breaks.contains(String(name)) {
                result += "\n"
            }
        }
        return result + entities(flattened(rest))
    }

    private static let breaks: Set<String> = [
        "br", "br/", "p", "/p", "div", "/div", "li", "/li", "tr", "/tr", "h1", "/h1", "h2", "/h2", "h3", "/h3", "hr",
        "pre", "/pre", "table", "/table",
    ]

    /// How mail programs mark the mail that they answer.
    private static func isQuotation(_ name: String, _ tag: String) -> Bool {
        if name == "blockquote" { return true }
        return ["gmail_quote", "divrplyfwdmsg", "appendonsend", "yahoo_quoted", "moz-cite-prefix"].contains {
            tag.contains($0)
        }
    }

    private static func after(_ mark: String, in text: Substring) -> Substring {
        var rest = text
        while let first = mark.first, let place = rest.firstIndex(where: { $0.lowercased() == String(first) }) {
            rest = rest[place...]
            if rest.prefix(mark.count).lowercased() == mark { return rest.dropFirst(mark.count) }
            rest = rest.dropFirst()
        }
        return ""
    }

    /// A line end in the source is a space.
    private static func flattened(_ text: Substring) -> String {
        String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "rsquo": "’", "lsquo": "‘",
        "rdquo": "”", "ldquo": "“", "ndash": "–", "mdash": "—", "hellip": "…", "pound": "£",
    ]

    private static func entities(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            let tail = rest[rest.index(after: start)...]
            let name = tail.prefix(10).prefix { $0 != ";" }
            guard tail.dropFirst(name.count).first == ";", let word = entity(String(name)) else {
                result += "&"
                rest = tail
                continue
            }
            result += word
            rest = tail.dropFirst(name.count + 1)
        }
        return result + rest
    }

    private static func entity(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return named[name] }
        let isHex = name.dropFirst().first?.lowercased() == "x"
        let number = isHex ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
