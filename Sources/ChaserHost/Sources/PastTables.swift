import ChaserCore

/// The tables of a site as they were at one instant after another: read again only when a version of a sheet comes, or a
/// month has ended. Commands are not run.
///
/// Sheets with dates in their names are their own past. Of the others the versions that were kept count from the instant
/// at which each was first seen; what lies in the site counts from now on, and for ever where no version was kept.
public struct PastTables {
    private let reader: TableReader
    private let definition: SiteDefinition
    private let zone: Zone
    /// What is wrong with the site itself.
    private let problems: [Problem]
    private let versionDays: [Day]
    /// From when what lies in the site is in force.
    private let now: Instant
    private var read: (tables: Tables, at: Instant)?
    /// What was kept, and what was folded of the versions so far: each is folded once, whatever the number of looks.
    private var past: SitePast
    /// What is known of the past of each sheet without a date, in the order of the sources.
    public let sheets: [SheetPast]
    /// When a sheet without a date said something else than before, in order.
    public let changes: [Instant]
    /// The first instant at which anything is known; nil for always.
    private let begin: Instant?

    /// `past` holds the kept versions; `now` is when the site was last looked at, which is now.
    public init(folder: SiteFolder, site: Site, past: SitePast, now: Instant, problems: [Problem]) {
        reader = TableReader(folder: folder)
        definition = site.definition
        zone = site.zone
        self.problems = problems
        versionDays = definition.versionDays(in: folder)
        self.past = past
        let undated = site.definition.sources.flatMap(\.undatedSheets)
        sheets = undated.map { past.known($0, keeping: site.definition.settings.keepVersions) }
        let seen = undated.map { past.sightings($0.sheet) }
        // A version that was seen later than now was seen under another clock.
        self.now = seen.compactMap(\.last?.last).reduce(now, max)
        let isNews = undated.contains { past.isNews($0, in: folder) }
        changes = Set(seen.joined().map(\.first) + (isNews ? [self.now] : [])).sorted()
        let hasDates = site.definition.sources.contains { $0.dateFormat != nil }
        let standing = sheets.filter { $0.role != .joined && $0.knownFrom == nil && $0.role != .command }
        let first = zip(undated, seen).filter { $0.0.role != .joined }.compactMap { sheet, seen in
            [sheet.published.map { site.zone.instant(of: $0, at: .midnight) }, seen.first?.first]
                .compactMap(\.self).min()
        }
        begin = hasDates || !standing.isEmpty ? nil : first.min()
    }

    /// The tables at an instant; nil before anything is known. Instants are to be asked in order.
    public mutating func tables(at instant: Instant) -> Tables? {
        if let begin, instant < begin { return nil }
        if let read, !isNew(instant, since: read.at) { return read.tables }
        past.horizon = SitePast.Horizon(at: instant, isNow: instant >= now)
        let found = reader.tables(of: definition, today: day(of: instant), past: &past)
        let tables = Tables(records: found.records, units: found.units, problems: problems + found.problems)
        read = (tables, instant)
        return tables
    }

    private func day(of instant: Instant) -> Day { zone.civil(at: instant).day }

    /// Whether a sheet may read otherwise than at an earlier instant.
    private func isNew(_ instant: Instant, since earlier: Instant) -> Bool {
        let (today, before) = (day(of: instant), day(of: earlier))
        return instant < earlier || today.calendarMonth != before.calendarMonth
            || versionDays.contains { $0 > before && $0 <= today }
            || changes.contains { $0 > earlier && $0 <= instant }
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
