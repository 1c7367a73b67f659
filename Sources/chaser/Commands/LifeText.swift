import ChaserCore

/// The life of an alert for a person to read, and as JSON.
enum LifeText {
    /// A line each: when, what, and the words of it.
    static func lines(_ story: AlertLife, _ zone: Zone) -> String {
        table(
            story.entries.map { entry in
                let civil = entry.at.map(zone.civil)
                return [civil.map { "\($0.day.iso) \($0.time)" } ?? "", entry.what, entry.words]
            })
    }

    static func json(_ story: AlertLife) -> JSON {
        .array(
            story.entries.map { entry in
                .object([
                    JSONMember("at", entry.at.map { .string($0.description) } ?? .null),
                    JSONMember("what", .string(entry.what)), JSONMember("words", .string(entry.words)),
                ])
            })
    }

    /// The same as one document, of an alert whose record nobody can judge any more.
    static func document(_ story: AlertLife, because refusal: String) -> JSON {
        .object([
            JSONMember("id", .string(story.id)), JSONMember("rule", story.key.map { .string($0.rule) } ?? .null),
            JSONMember("key", story.key.map { .string($0.record) } ?? .null), JSONMember("refusal", .string(refusal)),
            JSONMember("story", json(story)),
        ])
    }

    /// What is left to tell of an alert whose record nobody can judge any more, and why.
    static func text(_ story: AlertLife, because refusal: String, _ zone: Zone) -> String {
        let name = story.key.map { "\($0.rule) on \($0.record)" } ?? "(its words were erased)"
        let end = story.ended.map { "ended on \(words(zone.civil(at: $0)))" } ?? "not ended"
        return "\(story.id)  \(name): \(end)\n  It cannot be judged now: \(refusal).\n\nITS LIFE\n"
            + lines(story, zone)
    }
}
