/// Lays what the folds know out beside the records that were read.
struct PastGathering {
    /// The records of one part: which fold, and for each record its place in it (-1 for one that no version has).
    struct Part {
        let sheet: SourceHistory.Sheet
        let records: [Int]
        /// For columns of the joined file: the row of the joined fold that each record joins.
        let joined: [Int]
        let start: Int
        /// The day of the sheet in force, for what stands there for the first time.
        let day: Day
    }

    private let layout: SourceLayout
    private let history: SourceHistory
    private let parts: [Part]
    private let total: Int
    private let context: CellContext
    /// For each fold the file of its texts.
    private let textFiles: [Int: Int]
    private let joinedTextFile: Int?

    init(
        layout: SourceLayout, history: SourceHistory, parts: [Part], context: CellContext, files: inout [SheetFile]
    ) {
        self.layout = layout
        self.history = history
        self.parts = parts
        self.context = context
        total = parts.reduce(0) { $0 + $1.records.count }
        func add(_ fold: VersionFold) -> Int {
            files.append(SheetFile(path: "", dated: nil, bytes: fold.texts.bytes))
            return files.count - 1
        }
        var texts: [Int: Int] = [:]
        for index in parts.indices where parts[index].sheet.fold.texts.count > 0 {
            texts[index] = add(parts[index].sheet.fold)
        }
        textFiles = texts
        joinedTextFile = history.joined.flatMap { $0.fold.texts.count > 0 ? add($0.fold) : nil }
    }

    /// The history of records whose columns are these.
    func history(of columns: [RecordColumn], periods: [Month], fileDays: [Int: Day]) -> History {
        var first = [Int32](repeating: ColumnValues.missingDay, count: total)
        var last = first
        var isNew = [Bool](repeating: false, count: total)
        var rewordings: [Int: [VersionFold.Followed]] = [:]
        var rewordedNow: Set<Int> = []
        for part in parts {
            let fold = part.sheet.fold
            let hasEarlier = part.sheet.seen.first.map { $0.first < part.day } ?? false
            let links = Dictionary(grouping: zip(fold.followedRecords, fold.followed), by: \.0)
            for (index, record) in part.records.enumerated() {
                let place = part.start + index
                first[place] = record < 0 ? part.day.number : part.day(part.sheet.fold.firstSeen[record], \.first)
                last[place] = record < 0 ? part.day.number : part.day(part.sheet.fold.lastSeen[record], \.last)
                // By versions too: a sheet that is saved over has several in a day.
                let isOfNewest = record >= 0 && fold.versions > 1 && Int(fold.firstSeen[record]) == fold.versions - 1
                isNew[place] = (record < 0 ? hasEarlier : isOfNewest) && first[place] == part.day.number
                guard record >= 0, !links.isEmpty, let found = links[record]?.map(\.1) else { continue }
                rewordings[place] = found
                if found.last?.version == fold.versions - 1 { rewordedNow.insert(place) }
            }
        }
        var past: [Int: PastColumn] = [:]
        var unknown: Set<Int> = []
        for index in history.needs.columns.keys where columns.indices.contains(index) {
            if !isKnown(index) { unknown.insert(index) }
            switch columns[index] {
            case .single(let values): past[index] = .single(self.past(of: index, month: nil, values))
            case .byPeriod(let all):
                past[index] = .byPeriod(zip(periods, all).map { self.past(of: index, month: $0, $1) })
            }
        }
        return History(
            firstSeen: first, lastSeen: last, isNew: isNew, columns: past, unknownColumns: unknown, fileDays: fileDays,
            rewordings: rewordings, rewordedNow: rewordedNow)
    }

    private func trail(_ index: Int, in fold: VersionFold) -> ColumnTrail? {
        fold.tracked.columns.firstIndex(of: index).map { fold.columns[$0] }
    }

    private func isKnown(_ index: Int) -> Bool {
        if layout.columns[index].isJoined {
            return history.joined.flatMap { trail(index, in: $0.fold) }?.isKnown == true
        }
        return parts.contains { trail(index, in: $0.sheet.fold)?.isKnown == true }
    }

    /// The past of one column, or of one month of it. What no version has, and the records have, is new in them.
    private func past(of index: Int, month: Month?, _ values: ColumnValues) -> PastValues {
        let type = layout.columns[index].type
        let needs = history.needs.columns[index] ?? .init()
        let isText = type == .text || type == .people
        var builder = PastBuilder(type: type, count: total, now: values, keepsValues: !isText || needs.needsTexts)
        for (number, part) in parts.enumerated() {
            let isJoined = layout.columns[index].isJoined
            guard let sheet = isJoined ? history.joined : part.sheet else { continue }
            let column = trail(index, in: sheet.fold)
            let trail = month.map { column?.byMonth[$0] } ?? column?.single
            let source = PastBuilder.Source(
                sheet: sheet, context: context, textFile: isJoined ? joinedTextFile : textFiles[number])
            let records = isJoined ? part.joined : part.records
            for (slot, record) in records.enumerated() {
                if let trail, record >= 0, record < trail.seen.count, trail.seen[record] >= 0 {
                    builder.take(trail, record, source, at: part.start + slot)
                } else {
                    builder.begin(at: part.start + slot, on: part.day)
                }
            }
        }
        return builder.past
    }
}

extension PastGathering.Part {
    fileprivate func day(_ version: Int32, _ edge: KeyPath<SeenDays, Day>) -> Int32 {
        sheet.seen.indices.contains(Int(version)) ? sheet.seen[Int(version)][keyPath: edge].number : day.number
    }
}
