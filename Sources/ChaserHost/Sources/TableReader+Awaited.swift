import ChaserCore

/// A source that has sheets, each with a day that is still to come: until then nothing over it is judged.
public struct AwaitedSheet: Hashable, Sendable {
    /// The source, as people know it.
    public let title: String
    /// The first of its sheets, beneath the site.
    public let path: String
    /// The day in its name.
    public let day: Day

    /// One sentence without its full stop: an empty table of rules alone tells nobody why it is empty.
    public var words: String {
        "\(path) counts from \(day.inWords), the day in its name: nothing over “\(title)” is judged before"
    }
}

extension TableReader {
    /// The sources without a sheet in force on a day, though there are dated ones for later, in the order of the rules.
    public func awaited(by definition: SiteDefinition, today: Day) -> [AwaitedSheet] {
        definition.sources.compactMap { source in
            guard let format = source.dateFormat, source.command == nil else { return nil }
            let sheets = source.patterns.flatMap { (try? folder.files(matching: $0.value)) ?? [] }
                .compactMap { path in dateInFileName(path, format: format).map { (path: path, day: $0) } }
            guard let first = sheets.min(by: { ($0.day, $0.path) < ($1.day, $1.path) }), first.day > today else {
                return nil
            }
            return AwaitedSheet(title: source.title, path: first.path, day: first.day)
        }
    }
}
