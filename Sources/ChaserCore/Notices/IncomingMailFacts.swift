/// What the header fields of a mail say about it.
extension IncomingMail {
    /// The one mailbox of the one From field; nil where there is none, or more than one.
    public var author: MailAddress? {
        let from = values("from")
        guard from.count == 1 else { return nil }
        let value = IncomingMail.withoutComments(from[0])
        // Two mailboxes in one field would let the one hide behind the other.
        var isQuoted = false
        let bare = value.filter { character in
            if character == "\"" { isQuoted.toggle() }
            return !isQuoted && ",;<".contains(character)
        }
        return bare.isEmpty || bare == "<" ? MailAddress(parsing: value) : nil
    }

    /// The Message-IDs that it answers, without their brackets: the one that it replies to, then the newest first.
    public var answered: [String] {
        let replied = values("in-reply-to").flatMap(IncomingMail.identifiers)
        return unique(replied + values("references").flatMap(IncomingMail.identifiers).reversed().prefix(30))
    }

    /// Its own Message-ID, with its brackets.
    public var messageID: String? {
        values("message-id").first.flatMap { IncomingMail.identifiers($0).first }.map { "<\($0)>" }
    }

    /// Written by a program: an answer to it may never end (RFC 3834 §2).
    public var isAutomatic: Bool {
        let names = Set(fields.map(\.name))
        if names.contains(where: { $0.hasPrefix("list-") }) { return true }
        if !names.isDisjoint(with: ["x-autoreply", "x-autorespond", "x-failed-recipients", "x-loop"]) { return true }
        if values("auto-submitted").contains(where: { !$0.lowercased().hasPrefix("no") }) { return true }
        if values("precedence").contains(where: { ["bulk", "junk", "list", "auto_reply"].contains($0.lowercased()) }) {
            return true
        }
        if values("return-path").contains(where: { $0.filter { $0 != " " } == "<>" }) { return true }
        if values("content-type").first?.lowercased().hasPrefix("multipart/report") == true { return true }
        let local = author?.identity.prefix { $0 != "@" } ?? ""
        return ["mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply"].contains(local)
    }

    private static func identifiers(_ value: String) -> [String] {
        value.split(separator: "<").compactMap { piece in
            guard let end = piece.firstIndex(of: ">") else { return nil }
            let id = piece[..<end].filter { !$0.isWhitespace }
            return id.isEmpty || id.utf8.count > 500 ? nil : String(id)
        }
    }

    /// A value without what stands in parentheses, unless in quotes (RFC 5322 §3.2.2).
    static func withoutComments(_ value: String) -> String {
        var result = ""
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for character in value {
            defer { isEscaped = character == "\\" && !isEscaped }
            if character == "\"", !isEscaped, depth == 0 { isQuoted.toggle() }
            if character == "(", !isQuoted, !isEscaped { depth += 1 }
            if depth == 0 { result.append(character) }
            if character == ")", !isQuoted, !isEscaped, depth > 0 { depth -= 1 }
        }
        return result
    }
}

/// What the receiving mail server found out about a mail's author (RFC 8601).
extension IncomingMail {
    /// Whether the server of this name says that the mail comes from its author's domain: by DMARC, or by a DKIM
    /// signature or an envelope sender of the same domain.
    ///
    /// Only the topmost Authentication-Results field of that name counts. The server must take away any that came with
    /// the mail under its own name (RFC 8601 §5), as those in use do.
    public func isVerified(by server: String, author: MailAddress) -> Bool {
        for value in values("authentication-results") {
            let parts = IncomingMail.withoutComments(value).split(separator: ";").map(String.init)
            let name = parts.first?.split(separator: " ").first ?? ""
            guard name.lowercased() == server.lowercased() else { continue }
            return parts.dropFirst().contains { IncomingMail.proves($0, author.domain) }
        }
        return false
    }

    private static func proves(_ result: String, _ domain: String) -> Bool {
        let words = result.lowercased().split(separator: " ").map(String.init)
        func property(_ name: String) -> String? {
            words.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
        }
        func isDomain(_ text: String?, orParent: Bool) -> Bool {
            guard let text, let found = text.split(separator: "@").last.map(String.init), found.contains(".") else {
                return false
            }
            return found == domain || orParent && domain.hasSuffix(".\(found)")
        }
        switch words.first {
        case "dmarc=pass": return isDomain(property("header.from"), orParent: false)
        case "dkim=pass": return isDomain(property("header.d") ?? property("header.i"), orParent: true)
        case "spf=pass": return isDomain(property("smtp.mailfrom"), orParent: false)
        case _: return false
        }
    }
}
