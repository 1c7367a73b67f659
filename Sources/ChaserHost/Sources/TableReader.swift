import ChaserCore

/// Reads the sheets of a site's sources into tables: files → bytes → records.
public struct TableReader: Sendable {
    /// The largest sheet that is read, in bytes.
    public static let sheetLimit = 2 << 30

    let folder: SiteFolder
    private let commands: CommandSheets?
    let workers: Workers

    /// A reader of the files beneath a folder, and of what commands wrote; without those no command counts.
    public init(folder: SiteFolder, commands: CommandSheets? = nil, workers: Workers = .processors) {
        self.folder = folder
        self.commands = commands
        self.workers = workers
    }

    /// The tables as they stand for a day: only versions dated up to it. A source has no table while a sheet in force is
    /// damaged as a whole: falling back to an older version, or judging what is left, would open and clear alerts on
    /// figures that nobody published.
    public func tables(of definition: SiteDefinition, today: Day) -> Tables {
        var past = SitePast(zone: .utc)
        return tables(of: definition, today: today, past: &past)
    }

    /// The same with what the versions of the sheets show. Given an instant, what is in force is noted in `past` as seen
    /// then; without one, as for `check`, nothing is.
    public func tables(
        of definition: SiteDefinition, today: Day, past: inout SitePast, at now: Instant? = nil
    ) -> Tables {
        var units = UnitTable()
        var problems: [Problem] = []
        var records: [Records?] = []
        for (index, source) in definition.sources.enumerated() {
            let look = Look(today: today, now: now, needs: definition.historyNeeds(ofSource: index))
            records.append(table(of: source, look, &past, &units, &problems))
        }
        return Tables(records: records, units: units, problems: problems)
    }

    /// What one reading is about.
    struct Look {
        let today: Day
        let now: Instant?
        let needs: HistoryNeeds
    }

    private func table(
        of source: SourceDefinition, _ look: Look, _ past: inout SitePast, _ units: inout UnitTable,
        _ problems: inout [Problem]
    ) -> Records? {
        let today = look.today
        var (found, joinFaults): ([DataProblem], [DataProblem]) = ([], [])
        var newest: [Int: Version] = [:]
        let sheets = sheets(of: source, today: today, past, &newest, &found)
        let joined = standingJoin(source, past) ?? joined(source, &joinFaults)
        found += joinFaults
        found += withdrawn(source, newest, past, today)
        var records: Records?
        if !sheets.isEmpty {
            var all = SourceSheets(sheets, joined: joined)
            if !look.needs.isEmpty { all.history = history(source, look, all, &past, &problems) }
            let reading = readRecords(
                layout: source.layout, all, units: units, endOfTime: today, workers: workers)
            units = reading.units
            found += reading.problems
            if !reading.records.segments.isEmpty { records = reading.records }
        }
        problems += found.map(\.problem)
        let inForce = Set(newest.values.map(\.path) + source.patterns.map(\.value) + (joined.map { [$0.path] } ?? []))
        let damage = joinFaults + found.filter { $0.isOfWholeSheet && inForce.contains($0.file) }
        // A missing heading may only follow from another sheet's absence: the sheet itself is named first.
        guard let damaged = damage.first(where: { $0.column == nil }) ?? damage.first else {
            // Only what could be read whole was ever a version.
            if records != nil { see(source, look, sheets, joined, newest, &past) }
            return records
        }
        let words = "“\(source.title)” is not judged until this is mended; its alerts stay as they are"
        problems.append(Problem(file: damaged.file, message: words))
        return nil
    }

    /// Every sheet that the sources name now, beneath the site; a pattern that cannot be looked for has none.
    func paths(of definition: SiteDefinition) -> [String] {
        let patterns = definition.sources.flatMap { $0.patterns + [$0.joinPattern].compactMap(\.self) }
        return patterns.flatMap { (try? folder.files(matching: $0.value)) ?? [] }
    }

    /// A file that a pattern found, whether or not it can be read.
    struct Version {
        let dated: Day?
        let path: String

        /// A sheet without a day is older than any with one.
        func isNewer(than other: Version) -> Bool {
            guard let dated else { return other.dated == nil && path > other.path }
            return other.dated.map { (dated, path) > ($0, other.path) } ?? true
        }
    }

    private func sheets(
        of source: SourceDefinition, today: Day, _ past: SitePast, _ newest: inout [Int: Version],
        _ problems: inout [DataProblem]
    ) -> [SheetInput] {
        var sheets: [SheetInput] = []
        var found: [(pattern: Int, version: Version)] = []
        for (index, pattern) in source.patterns.enumerated() {
            if source.dateFormat == nil, past.looksBack(source.sheet(index)) { continue }
            let paths = files(pattern.value, &problems)
            if paths.isEmpty {
                problems.append(problem(pattern.value, .noFile(suggestion: folder.nearest(to: pattern.value))))
            }
            for path in paths {
                var dated = source.published
                if let format = source.dateFormat {
                    dated = dateInFileName(path.split(separator: "/").last.map(String.init) ?? path, format: format)
                    if dated == nil {
                        problems.append(
                            problem(path, .file("its name has no date of the form \(format); it is not used")))
                        continue
                    }
                }
                let version = Version(dated: dated, path: path)
                found.append((index, version))
                let isInTime = dated.map { $0 <= today } ?? true
                if isInTime, newest[index].map(version.isNewer) ?? true { newest[index] = version }
            }
        }
        // Of a plan nobody asks older sheets for months: they are read when their versions are folded, once.
        let isPlan = source.layout.periods == .none
        for (index, version) in found {
            let isNeeded = !isPlan || newest[index]?.path == version.path
            guard let bytes = isNeeded ? read(version.path, &problems) : [] else { continue }
            sheets.append(SheetInput(pattern: index, path: version.path, dated: version.dated, bytes: bytes))
        }
        if let sheet = commandSheet(of: source, &newest, &problems) { sheets.append(sheet) }
        return sheets + standing(source, past, &newest, &problems)
    }

    /// What the source's command wrote last; one that failed is told, whether or not an earlier sheet of it is used.
    private func commandSheet(
        of source: SourceDefinition, _ newest: inout [Int: Version], _ problems: inout [DataProblem]
    ) -> SheetInput? {
        guard let name = source.command?.value, let sheet = commands?.sheet(name) else { return nil }
        let path = "command:\(name)"
        if let fault = sheet.fault {
            problems.append(problem(path, .file("cannot be used: \(fault)")))
        } else {
            newest[source.patterns.count] = Version(dated: source.published, path: path)
        }
        return sheet.bytes.map {
            SheetInput(pattern: source.patterns.count, path: path, dated: source.published, bytes: $0)
        }
    }

    private func joined(_ source: SourceDefinition, _ problems: inout [DataProblem]) -> SheetInput? {
        guard let pattern = source.joinPattern else { return nil }
        let paths = files(pattern.value, &problems)
        guard let path = paths.last else {
            problems.append(problem(pattern.value, .noFile(suggestion: folder.nearest(to: pattern.value))))
            return nil
        }
        return read(path, &problems).map { SheetInput(pattern: 0, path: path, dated: nil, bytes: $0) }
    }

    func files(_ pattern: String, _ problems: inout [DataProblem]) -> [String] {
        do {
            return try folder.files(matching: pattern)
        } catch {
            problems.append(problem(pattern, .file("cannot be looked for: \(error)")))
            return []
        }
    }

    func read(_ path: String, _ problems: inout [DataProblem]) -> [UInt8]? {
        do {
            return try folder.read(path, limit: TableReader.sheetLimit)
        } catch {
            // The place names the file already.
            let words = error.description
            let why = words.hasPrefix("\(path): ") ? String(words.dropFirst(path.count + 2)) : words
            problems.append(problem(path, .file("cannot be used: \(why)")))
            return nil
        }
    }

    func problem(_ file: String, _ kind: DataProblem.Kind) -> DataProblem {
        DataProblem(file: file, row: nil, column: nil, text: "", kind: kind)
    }
}

extension DataProblem {
    /// The sheet as a whole is not what its source declares; a bad row or cell alone is only set aside.
    fileprivate var isOfWholeSheet: Bool {
        switch kind {
        case .file, .noFile, .missingHeading, .unclosedQuote: true
        case .unreadable, .blank, .undated, .convention, .monthFirst, .undecidedOrder, .noTime, .repeatedHeading,
            .raggedRow,
            .repeatedKey, .emptyKey, .unmatched, .matchesTwice,
            .contradictoryPolarity:
            false
        }
    }
}
