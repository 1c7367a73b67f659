/// Turns the notices of one tick into mails: one a person.
public struct MailComposer: Sendable {
    /// What all mails of a site share.
    public struct Letterhead: Hashable, Sendable {
        public let site: String
        public let sender: MailAddress
        /// `OFFICIAL`; nil for none.
        public let marking: String?
        public let zone: Zone

        public init(site: String, sender: MailAddress, marking: String?, zone: Zone) {
            self.site = site
            self.sender = sender
            self.marking = marking
            self.zone = zone
        }
    }

    private let letterhead: Letterhead
    private let now: Instant

    public init(letterhead: Letterhead, now: Instant) {
        self.letterhead = letterhead
        self.now = now
    }

    /// One mail for each person who has a notice, in the order in which the persons first appear.
    public func mails(_ notices: [Notice]) -> [Mail] {
        var order: [String] = []
        var byPerson: [String: [Notice]] = [:]
        for notice in notices {
            let identity = notice.person.address.identity
            if byPerson[identity] == nil { order.append(identity) }
            byPerson[identity, default: []].append(notice)
        }
        return order.compactMap { byPerson[$0].flatMap(mail) }
    }

    private func mail(_ notices: [Notice]) -> Mail? {
        guard let person = notices.first?.person else { return nil }
        let letter = Letter(notices: notices, letterhead: letterhead, now: now)
        let identity = decision(person, notices)
        let messageID = "\(identity.prefix(32))@\(letterhead.sender.domain)"
        let message = MailMessage(
            from: letterhead.sender, to: person.address, subject: letter.subject,
            date: letterhead.zone.civil(at: now), messageID: messageID, body: letter.body)
        return Mail(
            name: "\(now.seconds).\(identity.prefix(20)).\(siteWord)", messageID: messageID, person: person,
            subject: letter.subject, alerts: letter.alertIDs,
            message: String(decoding: message.rendered(), as: UTF8.self))
    }

    /// The hash of all that makes this mail this mail: site, person, instant and what it tells.
    private func decision(_ person: Person, _ notices: [Notice]) -> String {
        var parts = [letterhead.site, person.address.identity, String(now.seconds)]
        for notice in notices {
            switch notice.subject {
            case .alert(let alert, let occasion, _):
                parts.append("\(alert.key.rule)\u{1}\(alert.key.record)\u{1}\(alert.colour)\u{1}\(occasion)")
            case .problem(let text): parts.append(text)
            }
        }
        return SHA256.hex(of: Array(parts.joined(separator: "\u{0}").utf8))
    }

    /// The site's name as a part of a file name: lower-case letters, digits and hyphens.
    private var siteWord: String {
        let words = letterhead.site.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let joined = words.joined(separator: "-").prefix(40)
        return joined.isEmpty ? "site" : String(joined)
    }
}
