/// One digest for one person.
struct DigestPage: Hashable, Sendable {
    let name: String
    let person: Person
    /// The day it was due.
    let day: Day
    let page: Page
}

/// What a digest holds of one person's areas, before it is set.
struct DigestContent: Hashable, Sendable {
    /// One line: what, its state, and what stands beneath it.
    struct Line: Hashable, Sendable {
        let area: String
        let record: String
        var item: Page.Item

        init(area: String, record: String, item: Page.Item) {
            self.area = area
            self.record = record
            self.item = item
        }

        /// A line that nobody reads: only what it is about.
        init(unwritten area: String, _ record: String) {
            self.init(area: area, record: record, item: Page.Item(state: .none, words: ""))
        }
    }

    var worse: [Line] = []
    var watch: [Line] = []
    var better: [Line] = []
    /// Told once since the last digest: dates that moved, records that are gone, anything else.
    var moved: [Line] = []
    var gone: [Line] = []
    var toldOnce: [Line] = []
    var late: [Line] = []
    var coming: [Line] = []
    var undated: [Line] = []
    var undecided: [Line] = []
    /// What was kept back and why, in sentences.
    var notSent: [String] = []
    /// In a digest by area: "Adoption: AMBER, was RED".
    var areas: [Line] = []
}

/// Sets a digest: one sentence first, then what is red, amber and back to green, what is late, what is coming.
struct DigestSetter {
    let site: String
    let title: String
    let marking: String?
    /// Sections longer than this say how many more there are.
    static let longest = 30

    /// The page. `isLate` is set where a digest was missed and is sent after its day.
    func page(_ content: DigestContent, day: Day, isLate: Bool, ahead: Span?) -> Page {
        let mark = marking.map { "[\($0)] " } ?? ""
        let subject =
            "\(mark)\(site): \(title.lowercased().contains("digest") ? title : title + " (digest)"), \(day.inWords)"
        var page = Page(title: subject, marking: marking)
        page.blocks.append(.summary(sentence(content)))
        if isLate {
            page.blocks.append(
                .paragraph(
                    "This digest was due on \(day.weekday.name) \(day.inWords) and is sent late, as Chaser was not running then. It shows how things stand now."
                ))
        }
        add(content.areas, "By area", to: &page)
        add(content.worse, "Red", to: &page)
        add(content.watch, "Amber", to: &page)
        add(content.better, "Better", to: &page)
        add(content.moved, "Dates moved", to: &page)
        add(content.gone, "Gone from the plan", to: &page)
        add(content.toldOnce, "For information", to: &page)
        add(content.late, "Late", to: &page)
        add(content.coming, "Due in the next \(ahead?.description ?? "days")", to: &page)
        add(content.undated, "No date, or none that can be read", to: &page)
        add(content.undecided, "Could not be judged", to: &page)
        if !content.notSent.isEmpty { page.blocks += [.section("What is not here"), .list(content.notSent)] }
        return page
    }

    /// "2 red, 3 amber, 1 better, 8 late, 5 due soon."
    private func sentence(_ content: DigestContent) -> String {
        var parts: [String] = []
        if !content.worse.isEmpty { parts.append("\(content.worse.count) red") }
        if !content.watch.isEmpty { parts.append("\(content.watch.count) amber") }
        if !content.better.isEmpty { parts.append("\(content.better.count) better") }
        if !content.moved.isEmpty { parts.append("\(content.moved.count) moved") }
        if !content.gone.isEmpty { parts.append("\(content.gone.count) gone from the plan") }
        if !content.toldOnce.isEmpty { parts.append("\(content.toldOnce.count) for information") }
        if !content.late.isEmpty { parts.append("\(content.late.count) late") }
        if !content.coming.isEmpty { parts.append("\(content.coming.count) due soon") }
        let unsure = content.undecided.count + content.undated.count
        let rest = unsure == 0 ? "" : " \(unsure) could not be judged."
        return (parts.isEmpty ? "Nothing to report." : parts.joined(separator: ", ") + ".") + rest
    }

    /// A section, its lines by area.
    private func add(_ lines: [DigestContent.Line], _ heading: String, to page: inout Page) {
        guard !lines.isEmpty else { return }
        page.blocks.append(.section(heading))
        var shown = 0
        for (area, items) in grouped(lines, by: \.area) where shown < DigestSetter.longest {
            if !area.isEmpty { page.blocks.append(.heading(area)) }
            let some = items.prefix(DigestSetter.longest - shown)
            page.blocks += some.map { .item($0.item) }
            shown += some.count
        }
        if lines.count > shown {
            page.blocks.append(.paragraph("… and \(lines.count - shown) more, not shown here."))
        }
    }
}
