/// The `site` block.
extension SiteChecker {
    /// What the block says, with the defaults for what it does not.
    mutating func settings(_ site: Placed?) -> SiteSettings {
        var settings = SiteSettings()
        guard let site else { return settings }
        let block = site.block
        settings.path = site.path
        if let zone = block.statement("timezone")?.text("zone") {
            settings.timezone = zone.value
            settings.timezoneRange = zone.range
        }
        if let holidays = block.statement("holidays"), let file = holidays.text("file") {
            settings.holidaysPath = safePath(file, in: site.path)
            settings.holidaysDivision = holidays.text("division")
        }
        settings.people = block.statement("people")?.text("file").flatMap { safePath($0, in: site.path) }
        settings.sender = sender(site)
        settings.domains = domains(site)
        settings.operatorRole = block.statement("operator")?.word("role")
        if let role = settings.operatorRole { use(role, in: site.path) }
        settings.mailHours = mailHours(site)
        if let who = block.statement("first start")?.word("who") {
            settings.firstStart = SiteSettings.FirstStart(rawValue: who.value) ?? .firstStepOnly
        }
        if let file = block.statement("alerts file")?.text("file"), let safe = alertsFile(file, in: site.path) {
            settings.alertsFile = safe
        }
        settings.mailsAWeek = mailsAWeek(site)
        settings.look = look(site)
        acknowledgements(site, &settings)
        settings.keepVersions = kept("versions", site) ?? settings.keepVersions
        settings.keepMails = kept("mails", site)
        settings.keepJournal = kept("journal", site)
        settings.replies = replies(site)
        settings.marking = block.statement("marking")?.text("text").map { printable($0.value) }
        return settings
    }

    private mutating func mailsAWeek(_ site: Placed) -> Int? {
        guard case .number(let number)? = site.block.statement("at most")?.arguments["count"] else { return nil }
        let whole = number.value.micros / Decimal.scale
        if number.value.micros % Decimal.scale == 0, (1...1000).contains(whole) { return Int(whole) }
        fault(
            .invalidValue(
                what: "the number of mails", text: number.value.description, expected: "a whole number from 1"),
            in: site.path, at: number.range)
        return nil
    }

    private mutating func look(_ site: Placed) -> Span {
        guard let span = site.block.statement("look every")?.span("span") else { return Span(1, .minutes) }
        if [.minutes, .hours].contains(span.value.unit), (1...1440).contains(span.value.count) { return span.value }
        fault(
            .invalidValue(what: "the time between looks", text: span.value.description, expected: "minutes or hours"),
            in: site.path, at: span.range)
        return Span(1, .minutes)
    }

    /// `keep versions 3 years, mails 90 days, journal 10 years`: nil where nothing is said of the one.
    private mutating func kept(_ what: String, _ site: Placed) -> Span? {
        guard let span = site.block.statement("keep")?.span(what) else { return nil }
        let isCalendar = [.days, .weeks, .months, .years].contains(span.value.unit)
        if isCalendar, (1...36_500).contains(span.value.count) { return span.value }
        fault(
            .invalidValue(
                what: "the time that \(what == "journal" ? "the journal is" : "\(what) are") kept",
                text: span.value.description,
                expected: "days, weeks, months or years"),
            in: site.path, at: span.range)
        return nil
    }

    private mutating func sender(_ site: Placed) -> Located<String>? {
        guard let sender = site.block.statement("sender")?.text("sender") else { return nil }
        guard MailAddress(parsing: sender.value) == nil else { return sender }
        fault(
            .invalidValue(what: "the sender", text: sender.value, expected: "written Name <address@domain>"),
            in: site.path,
            at: sender.range)
        return nil
    }

    private mutating func domains(_ site: Placed) -> [String] {
        let texts = site.block.statement("domains")?.texts("domains") ?? []
        return texts.compactMap { domain in
            let lower = domain.value.lowercased()
            if MailAddress(parsing: "a@\(lower)") != nil { return lower }
            fault(
                .invalidValue(what: "a domain", text: domain.value, expected: "what follows the @ of an address"),
                in: site.path, at: domain.range)
            return nil
        }
    }

    private mutating func mailHours(_ site: Placed) -> SiteSettings.MailHours? {
        guard let statement = site.block.statement("mail between"), let from = statement.time("from"),
            let until = statement.time("until")
        else { return nil }
        guard from.value < until.value else {
            fault(
                .invalidValue(
                    what: "the end of the hours for mail", text: until.value.description,
                    expected: "a time after \(from.value)"),
                in: site.path, at: until.range)
            return nil
        }
        return SiteSettings.MailHours(
            from: from.value, until: until.value, workingDaysOnly: statement.word("days")?.value == "working days")
    }

    /// The alerts file lies in the state folder itself, and its CSV beside it.
    private mutating func alertsFile(_ file: Located<String>, in path: String) -> String? {
        guard file.value.hasSuffix(".json"), !file.value.contains("/"), file.value.count > 5, !file.value.hasPrefix(".")
        else {
            fault(
                .invalidValue(
                    what: "the alerts file", text: file.value, expected: "a name ending in .json, without a folder"),
                in: path, at: file.range)
            return nil
        }
        return file.value
    }
}
