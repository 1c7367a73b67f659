/// The notices and mails of a snapshot.
extension MemorySnapshot {
    static func json(_ person: Person) -> JSON {
        .object([JSONMember("name", .string(person.name)), JSONMember("address", .string(person.address.address))])
    }

    static func person(_ json: JSON) throws(Fault) -> Person {
        let name = try text(json, "name")
        let plain = try text(json, "address")
        // A person without a name is called by the address, which then has none.
        guard let address = MailAddress(name: name == plain ? "" : name, address: plain) else {
            throw .damaged("address")
        }
        return Person(name: name, address: address)
    }

    static func json(_ notice: Notice) -> JSON {
        var members = [
            JSONMember("next", optional(notice.next)), JSONMember("to", json(notice.person)),
            JSONMember("reason", .string(notice.reason)),
            JSONMember("decided", .integer(notice.decided.seconds)),
            JSONMember("trend", optional(notice.evidence?.trend)),
            JSONMember("clearing", optional(notice.evidence?.clearing)),
            JSONMember("acknowledged", optional(notice.acknowledged)),
            JSONMember("remarks", .array(notice.remarks.map(JSON.string))),
        ]
        switch notice.subject {
        case .problem(let text): members.append(JSONMember("problem", .string(text)))
        case .reminder(let area, let record, let text):
            members += [
                JSONMember("reminder", .string(text)), JSONMember("area", optional(area)),
                JSONMember("record", .string(record)),
            ]
        case .account(let account): members.append(JSONMember("account", json(account)))
        case .ended(let alert, let ending):
            members += [JSONMember("ended", json(alert)), JSONMember("ending", json(ending))]
        case .alert(let alert, let occasion, let rule):
            members += [
                JSONMember("alert", json(alert)), JSONMember("occasion", .string(occasion.rawValue)),
                JSONMember("rule", .string(rule.title)), JSONMember("place", .string(rule.place)),
                JSONMember("conditions", .array(rule.conditions.map(JSON.string))),
            ]
        }
        return .object(members)
    }

    static func notice(_ json: JSON) throws(Fault) -> Notice {
        let person = try person(try member(json, "to") { $0 })
        let subject: Notice.Subject
        if json["problem"] != nil {
            subject = .problem(try text(json, "problem"))
        } else if json["reminder"] != nil {
            let text = try text(json, "reminder")
            subject = .reminder(
                area: try optional(json, "area", \.stringValue), record: try self.text(json, "record"), text: text)
        } else if let account = json["account"] {
            subject = .account(try self.account(account))
        } else if json["ended"] != nil {
            subject = .ended(try alert(try member(json, "ended") { $0 }), try ending(try member(json, "ending") { $0 }))
        } else {
            subject = .alert(
                try alert(try member(json, "alert") { $0 }),
                try member(json, "occasion") { $0.stringValue.flatMap(Notice.Occasion.init) },
                rule: .init(
                    title: try text(json, "rule"),
                    conditions: try texts(json, "conditions"),
                    place: try text(json, "place")))
        }
        // Notices written by the first version have neither.
        let trend = json["trend"]?.stringValue
        let clearing = json["clearing"]?.stringValue
        return Notice(
            person: person, subject: subject, reason: try text(json, "reason"), decided: try instant(json, "decided"),
            next: try optional(json, "next", \.stringValue),
            evidence: trend == nil && clearing == nil ? nil : Notice.Evidence(trend: trend, clearing: clearing),
            // Absent from what the first versions wrote.
            acknowledged: json["acknowledged"] == nil ? nil : try optional(json, "acknowledged", \.stringValue),
            remarks: json["remarks"] == nil ? [] : try texts(json, "remarks"))
    }

    static func json(_ mail: Mail) -> JSON {
        .object(
            [
                JSONMember("name", .string(mail.name)), JSONMember("messageID", .string(mail.messageID)),
                JSONMember("to", json(mail.person)), JSONMember("subject", .string(mail.subject)),
                JSONMember("alerts", .array(mail.alerts.map(JSON.string))),
                JSONMember("message", .string(mail.message)),
                JSONMember("matters", .array(mail.matters.map(json))),
            ] + (mail.digest.map { [JSONMember("digest", json($0))] } ?? []))
    }

    private static func json(_ matter: Mail.Matter) -> JSON {
        .object([
            JSONMember("id", .string(matter.id)), JSONMember("occasion", .string(matter.occasion.rawValue)),
            JSONMember("reason", .string(matter.reason)),
        ])
    }

    private static func matter(_ json: JSON) throws(Fault) -> Mail.Matter {
        Mail.Matter(
            id: try text(json, "id"),
            occasion: try member(json, "occasion") { $0.stringValue.flatMap(Notice.Occasion.init) },
            reason: try text(json, "reason"))
    }

    private static func json(_ issue: Mail.Issue) -> JSON {
        .object([JSONMember("name", .string(issue.name)), JSONMember("day", json(issue.day))])
    }

    private static func issue(_ json: JSON) throws(Fault) -> Mail.Issue {
        Mail.Issue(name: try text(json, "name"), day: try member(json, "day", day))
    }

    static func mail(_ json: JSON) throws(Fault) -> Mail {
        var mail = Mail(
            name: try text(json, "name"), messageID: try text(json, "messageID"),
            person: try person(try member(json, "to") { $0 }), subject: try text(json, "subject"),
            alerts: try texts(json, "alerts"),
            message: try text(json, "message"))
        // Absent from what the first versions wrote.
        if json["matters"] != nil { mail.matters = try each(json, "matters", matter) }
        mail.digest = try json["digest"].map { (found) throws(Fault) in try issue(found) }
        return mail
    }
}
