/// What the `site` block says of requests: how long an acknowledgement holds, and who may silence.
extension SiteChecker {
    mutating func acknowledgements(_ site: Placed, _ settings: inout SiteSettings) {
        if let statement = site.block.statement("acknowledge"), let longest = statement.span("longest") {
            settings.longestAcknowledgement = holding(longest, in: site.path) ?? settings.longestAcknowledgement
            if let usual = statement.span("usual") { settings.usualAcknowledgement = holding(usual, in: site.path) }
        }
        guard let group = site.block.statement("silencing")?.text("group") else { return }
        if SiteChecker.isGroupName(group.value) {
            settings.silencingGroup = group.value
        } else {
            fault(
                .invalidValue(what: "a group", text: group.value, expected: "the name of a group of this machine"),
                in: site.path, at: group.range)
        }
    }

    /// `replies "maildir:replies" to "plan@council.example" verified by "mx.council.example"`
    mutating func replies(_ site: Placed) -> ReplySettings? {
        guard let statement = site.block.statement("replies"), let folder = statement.text("folder") else { return nil }
        let path = folder.value.hasPrefix("maildir:") ? String(folder.value.dropFirst("maildir:".count)) : ""
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !path.isEmpty, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else {
            return wrong(
                "the folder of answers", folder, "written maildir: and a folder in the state folder", site.path)
        }
        if let address = statement.text("address"), MailAddress(parsing: address.value) == nil {
            return wrong("the address for answers", address, "written Name <address@domain>", site.path)
        }
        if let server = statement.text("server"), MailAddress(parsing: "a@\(server.value)") == nil {
            return wrong("a mail server", server, "a name such as mx.council.example", site.path)
        }
        return ReplySettings(
            folder: path, address: statement.text("address")?.value, verifier: statement.text("server")?.value)
    }

    private mutating func wrong(
        _ what: String, _ text: Located<String>, _ expected: String, _ path: String
    ) -> ReplySettings? {
        fault(.invalidValue(what: what, text: text.value, expected: expected), in: path, at: text.range)
        return nil
    }

    private mutating func holding(_ span: Located<Span>, in path: String) -> Span? {
        if [.days, .workingDays, .weeks, .months].contains(span.value.unit), (1...366).contains(span.value.count) {
            return span.value
        }
        fault(
            .invalidValue(
                what: "the time that an acknowledgement holds", text: span.value.description,
                expected: "days, working days, weeks or months"),
            in: path, at: span.range)
        return nil
    }

    /// What groupadd(8) takes, and the names that directory services give.
    private static func isGroupName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && !name.hasPrefix("-")
            && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ",") }
    }
}
