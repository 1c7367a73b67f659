/// The folds of one source's sheets, as reading its records takes them in.
public struct SourceHistory: Sendable {
    /// The fold of one pattern's versions, and when each of them was seen.
    public struct Sheet: Sendable {
        public let fold: VersionFold
        /// One for each version of the fold, oldest first.
        public let seen: [SeenDays]

        public init(fold: VersionFold, seen: [SeenDays]) {
            self.fold = fold
            self.seen = seen
        }
    }

    /// By pattern.
    public var sheets: [Int: Sheet]
    /// Of the joined file.
    public var joined: Sheet?
    public let needs: HistoryNeeds

    public init(needs: HistoryNeeds, sheets: [Int: Sheet] = [:], joined: Sheet? = nil) {
        self.needs = needs
        self.sheets = sheets
        self.joined = joined
    }

    /// Folds the versions that stand in these sheets themselves, up to a day: for a source whose past is in its files.
    /// A sheet without a day of its own counts as seen on that day.
    public init(
        of layout: SourceLayout, needs: HistoryNeeds, sheets: SourceSheets, today: Day, linking: VersionLinking? = nil
    ) {
        self.init(needs: needs)
        guard !needs.isEmpty else { return }
        for (pattern, files) in Dictionary(grouping: sheets.sheets.filter { $0.exists(on: today) }, by: \.pattern) {
            self.sheets[pattern] = SourceHistory.sheet(
                VersionFold(layout, needs: needs), SourceHistory.versions(files, today), linking)
        }
        if let joined = sheets.joined, joined.exists(on: today) {
            self.joined = SourceHistory.sheet(
                VersionFold(joinedBy: layout, needs: needs), SourceHistory.versions([joined], today), nil)
        }
    }

    /// The versions among files of one pattern, oldest first; of those of one day the one that is used.
    public static func used(_ files: [SheetInput]) -> [SheetInput] {
        let newestFirst = RecordsBuilder.newestFirst(files)
        return newestFirst.indices.filter { $0 == 0 || newestFirst[$0].dated != newestFirst[$0 - 1].dated }
            .reversed().map { newestFirst[$0] }
    }

    private static func versions(_ files: [SheetInput], _ today: Day) -> [SheetVersion] {
        let used = used(files)
        // Beside dated sheets, one without a day is older than all of them.
        let oldest = used.compactMap(\.dated).min() ?? today
        return used.map { SheetVersion(path: $0.path, seen: SeenDays($0.dated ?? oldest), bytes: $0.bytes) }
    }

    private static func sheet(_ empty: VersionFold, _ versions: [SheetVersion], _ linking: VersionLinking?) -> Sheet {
        var fold = empty
        let seen = versions.filter { fold.add($0, linking: linking) }.map(\.seen)
        return Sheet(fold: fold, seen: seen)
    }
}

/// The sheets of one source as they stand for reading.
public struct SourceSheets: Sendable {
    public let sheets: [SheetInput]
    public let joined: SheetInput?
    /// Nil where no rule asks for the past.
    public var history: SourceHistory?

    public init(_ sheets: [SheetInput], joined: SheetInput? = nil, history: SourceHistory? = nil) {
        self.sheets = sheets
        self.joined = joined
        self.history = history
    }
}
