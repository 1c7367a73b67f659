import ChaserCore

/// The tables of a site day after day, as each day had them: read again only when a day brings a version of a sheet, or a
/// month has ended. Commands are not run.
public struct PastTables {
    private let reader: TableReader
    private let definition: SiteDefinition
    /// What is wrong with the site itself.
    private let problems: [Problem]
    private let versionDays: [Day]
    private var read: (tables: Tables, day: Day)?
    /// What was folded of the versions so far: each is folded once, whatever the number of days.
    private var past = SitePast(zone: .utc)

    public init(folder: SiteFolder, definition: SiteDefinition, problems: [Problem]) {
        reader = TableReader(folder: folder)
        self.definition = definition
        self.problems = problems
        versionDays = definition.versionDays(in: folder)
    }

    /// The tables at the end of a day. Days are to be asked in order.
    public mutating func tables(on day: Day) -> Tables {
        if let read, !isNew(day, since: read.day) { return read.tables }
        let found = reader.tables(of: definition, today: day, past: &past)
        let tables = Tables(records: found.records, units: found.units, problems: problems + found.problems)
        read = (tables, day)
        return tables
    }

    /// Whether a sheet may read otherwise than on an earlier day.
    private func isNew(_ day: Day, since earlier: Day) -> Bool {
        day < earlier || day.calendarMonth != earlier.calendarMonth
            || versionDays.contains { $0 > earlier && $0 <= day }
    }
}

extension SiteDefinition {
    /// The days from which the versions of the sheets exist. A pattern that cannot be looked for is told by the reader.
    fileprivate func versionDays(in folder: SiteFolder) -> [Day] {
        sources.flatMap { source -> [Day] in
            guard let format = source.dateFormat else { return source.published.map { [$0] } ?? [] }
            let paths = source.patterns.flatMap { (try? folder.files(matching: $0.value)) ?? [] }
            return paths.compactMap { dateInFileName($0, format: format) }
        }.sorted()
    }
}
