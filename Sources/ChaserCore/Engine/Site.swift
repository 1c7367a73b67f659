/// A site as loaded: its definition with the people, holidays and zone that the definition names.
public struct Site: Sendable {
    public internal(set) var definition: SiteDefinition
    public let directory: Directory
    public let calendar: WorkingCalendar
    public let zone: Zone

    public init(definition: SiteDefinition, directory: Directory, calendar: WorkingCalendar, zone: Zone) {
        self.definition = definition
        self.directory = directory
        self.calendar = calendar
        self.zone = zone
    }

    /// The site's name, or a word for it where it has none.
    public var title: String { definition.title.isEmpty ? "Chaser" : definition.title }
}

/// The tables of a tick: one for each source of the definition, nil where none could be read.
public struct Tables: Sendable {
    public let records: [Records?]
    public let units: UnitTable
    /// What was wrong with the site's files.
    public let problems: [Problem]
    /// Tells these tables from any others, also from those that say the same.
    let identity = Identity()

    final class Identity: Sendable {}

    public init(records: [Records?], units: UnitTable, problems: [Problem]) {
        self.records = records
        self.units = units
        self.problems = problems
    }
}
