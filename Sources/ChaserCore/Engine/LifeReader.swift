/// Reads the journal's records one by one, with what it must remember of the earlier ones.
struct LifeReader {
    let id: String
    /// The keys under which the alert stood: one, and another for each rewording of its record.
    let keys: Set<AlertKey>
    let site: Site
    var entries: [AlertLife.Entry] = []
    var ended: Instant?
    private var hasOpened = false
    private var isUnknown = false
    /// The newest record took the alert away without a reason.
    private var isTakenAway = false
    /// When the alert was last put under other words.
    private var rewordedAt: Instant?
    private var text: String?
    private var mails: Set<String> = []
    private var acknowledgement: Acknowledgement?
    private var silences: [String: Silence] = [:]
    private var silenced: [String] = []
    private var isHidden = false
    private var isStorm = false
    private var isFlapping = false
    private var anchor: Day?

    init(id: String, keys: Set<AlertKey>, site: Site) {
        self.id = id
        self.keys = keys
        self.site = site
    }

    mutating func read(_ record: JournalRecord) {
        if record.kind == .unsent, let name = record["name"]?.stringValue, mails.contains(name) {
            return add(record, "not sent", "given up by chaser adopt")
        }
        guard let section = record["section"]?.stringValue else { return }
        switch section {
        case "alerts": alert(record)
        case "outbox": mail(record)
        case "owed": notice(record, record.change?.value, "waits", "")
        case "withheld": withheld(record)
        case "acknowledgements": acknowledgement(record)
        case "silences", "silencesInForce": silence(record)
        case "silenced": silenced(record)
        case "hidden": hidden(record)
        case "storm": storm(record)
        case "flapping": flapping(record)
        case "climbs": climb(record)
        default: break
        }
    }

    private mutating func add(_ record: JournalRecord, _ what: String, _ words: String) {
        // A file of the journal begins with what the one before it ended with.
        if record.kind == .holds { return }
        let entry = AlertLife.Entry(at: record.at, what: what, words: words)
        if entries.last != entry { entries.append(entry) }
    }

    private func isOwn(_ record: JournalRecord) -> Bool {
        guard let words = record.change?.key.arrayValue else { return false }
        return AlertKey(words: words.compactMap(\.stringValue)).map(keys.contains) ?? false
    }

    // MARK: The alert

    private mutating func alert(_ record: JournalRecord) {
        guard record["id"]?.stringValue == id else { return }
        let colour = record["colour"]?.stringValue ?? ""
        let value = record.change?.value
        let said = value?["text"]?.stringValue ?? "(its words were erased)"
        switch record.kind {
        // Put under other words, and taken from the old ones, in one commit and in either order: that is no end.
        case .opened where hasOpened && (ended == nil || ended == record.at && isTakenAway):
            if ended != nil { entries.removeLast() }
            add(record, "reworded", "\(colour): \(said)")
            rewordedAt = record.at
        case .cleared where record["because"] == nil && rewordedAt == record.at: return
        case .opened: add(record, hasOpened ? "opened again" : "opened", "\(colour): \(said)")
        case .event: add(record, "happened", "\(colour): \(said)")
        case .worsened: add(record, "turned red", said)
        case .eased: add(record, "turned amber", said)
        case .cleared: add(record, "ended", record["because"]?.stringValue ?? "")
        case .put where value?["unknown"]?.boolValue == true && !isUnknown:
            add(record, "frozen", "whether it still holds is unknown: something is missing, or out of date")
        case .put where value != nil && text != nil && said != text: add(record, "now says", said)
        case .holds where !hasOpened: entries.append(.init(at: nil, what: "open", words: "when the journal begins"))
        default: break
        }
        hasOpened = true
        isTakenAway = record.kind == .cleared && record["because"] == nil
        ended = record.kind == .cleared ? record.at : nil
        text = value?["text"]?.stringValue
        isUnknown = value?["unknown"]?.boolValue ?? false
    }

    private mutating func climb(_ record: JournalRecord) {
        guard let words = record.change?.key.arrayValue?.compactMap(\.stringValue), words.count == 3,
            let key = keys.first(where: { $0.record == words[1] }),
            let rule = site.definition.rules.first(where: { $0.name == key.rule }), let ladder = rule.ladder
        else { return }
        let source = site.definition.sources[rule.source].name
        let wanted = [
            rule.group == nil ? source : "\(source) by group", key.record, site.definition.ladders[ladder].name,
        ]
        guard words == wanted else { return }
        let now = record.change?.value?["anchor"]?.stringValue.flatMap(Day.init(iso:))
        if let anchor, let now, anchor != now {
            add(record, "moved", "its steps count from \(now.inWords) now, and no more from \(anchor.inWords)")
        }
        anchor = now
    }

    // MARK: Who was told

    private mutating func mail(_ record: JournalRecord) {
        guard record.kind == .mail || record.kind == .holds, let name = record["name"]?.stringValue else { return }
        let about = record["about"]?.arrayValue ?? []
        let value = record.change?.value
        let occasion = about.first { $0.arrayValue?.first?.stringValue == id }?.arrayValue?.last?.stringValue
        let isNamed = value?["alerts"]?.arrayValue?.contains { $0.stringValue == id } ?? false
        guard occasion != nil || isNamed else { return }
        mails.insert(name)
        guard let value else { return add(record, "told", "(the words of the mail were erased)") }
        let matter = value["matters"]?.arrayValue?.first { $0["id"]?.stringValue == id }
        let why = occasion.flatMap(Notice.Occasion.init)?.lifeWords ?? "how it ended"
        let reason = matter?["reason"]?.stringValue.map { ". \($0)" } ?? ""
        add(record, "told", "\(person(value)): \(why)\(reason)")
    }

    private func person(_ value: JSON) -> String {
        let (name, address) = (value["to"]?["name"]?.stringValue ?? "", value["to"]?["address"]?.stringValue ?? "")
        return name == address ? address : "\(name) <\(address)>"
    }

    /// A notice that does not leave in the tick that decides it.
    private mutating func notice(_ record: JournalRecord, _ value: JSON?, _ what: String, _ cause: String) {
        guard let value else { return }
        let isEnd = value["ended"] != nil
        guard (value["alert"] ?? value["ended"])?["id"]?.stringValue == id else { return }
        let occasion = value["occasion"]?.stringValue.flatMap(Notice.Occasion.init)?.lifeWords
        let why = isEnd ? "how it ended" : occasion ?? ""
        add(record, what, "to \(person(value)): \(why)\(cause)")
    }

    // MARK: What held it back

    private mutating func withheld(_ record: JournalRecord) {
        guard let value = record.change?.value else { return }
        let cause: String
        if let name = value["silence"]?.stringValue {
            cause = "the silence “\(name)”"
        } else if let bigger = value["inhibition"] {
            cause = "\(bigger["rule"]?.stringValue ?? "") on “\(bigger["record"]?.stringValue ?? "")”"
        } else {
            cause = "the brake, until chaser confirm"
        }
        notice(record, value["notice"], "held back", ", by \(cause)")
    }

    private mutating func acknowledgement(_ record: JournalRecord) {
        guard isOwn(record) else { return }
        guard let value = record.change?.value, let (_, given) = try? MemorySnapshot.acknowledgement(value) else {
            if let old = acknowledgement { add(record, "owned no more", "the acknowledgement of \(old.by) is over") }
            acknowledgement = nil
            return
        }
        let old = acknowledgement
        acknowledgement = given
        guard let old, old.by == given.by, old.lastDay == given.lastDay, old.given == given.given else {
            return add(record, "acknowledged", "by \(given.by) until \(given.lastDay.inWords): \(given.because)")
        }
        for held in given.held.dropFirst(old.held.count) {
            add(record, "held back", "\(held.what), as \(given.by) owns it")
        }
    }

    private mutating func silence(_ record: JournalRecord) {
        guard let name = record.change?.key.stringValue, let value = record.change?.value,
            let silence = try? MemorySnapshot.silence(value)
        else { return }
        silences[name] = silence
    }

    private mutating func silenced(_ record: JournalRecord) {
        guard isOwn(record) else { return }
        let now = record.change?.value?["silences"]?.arrayValue?.compactMap(\.stringValue) ?? []
        for name in now where !silenced.contains(name) {
            let words = silences[name].map { ", of \($0.author) until \($0.until.inWords): \($0.reason)" } ?? ""
            add(record, "silenced", "by “\(name)”\(words)")
        }
        for name in silenced where !now.contains(name) { add(record, "silence over", "“\(name)”") }
        silenced = now
    }

    private mutating func hidden(_ record: JournalRecord) {
        guard isOwn(record) else { return }
        if let bigger = record.change?.value?["by"] {
            let record0 = bigger["record"]?.stringValue ?? ""
            add(record, "hidden", "behind \(bigger["rule"]?.stringValue ?? "") on “\(record0)”")
            isHidden = true
        } else if isHidden {
            add(record, "hidden no more", "")
            isHidden = false
        }
    }

    private mutating func storm(_ record: JournalRecord) {
        let storm = record.change?.value.flatMap { try? MemorySnapshot.storm($0) }
        let holds = storm.map { !$0.alerts.isDisjoint(with: keys) } ?? false
        if holds, !isStorm {
            let others = (storm?.alerts.count ?? 1) - 1
            add(record, "held", "with \(counted(others, "other alert")) that one look opened, until chaser confirm")
        }
        if holds, let who = storm?.confirmed { add(record, "let go", "\(who) confirmed it") }
        isStorm = holds
    }

    private mutating func flapping(_ record: JournalRecord) {
        guard isOwn(record) else { return }
        let since = record.change?.value?["since"]?.stringValue
        if since != nil, !isFlapping { add(record, "goes to and fro", "it is not told again until it has settled") }
        if since == nil, isFlapping { add(record, "settled", "") }
        isFlapping = since != nil
    }
}
