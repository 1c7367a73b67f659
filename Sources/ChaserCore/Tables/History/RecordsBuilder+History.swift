/// What the versions add to the records of the sheets in force: their past, and the records that vanished.
extension RecordsBuilder {
    /// Adds the records that no sheet in force has any more, with the cells that they last had.
    mutating func readVanished(_ history: SourceHistory) {
        guard history.needs.needsRecords else { return }
        // The live ones come first: they are all there by now.
        for part in parts {
            guard let sheet = history.sheets[part.pattern] else { continue }
            for rows in sheet.vanishedRows where files.count < RecordsBuilder.mostFiles {
                context.quietly { readVanished(rows, from: part) }
            }
        }
    }

    private mutating func readVanished(_ rows: SourceHistory.VanishedRows, from current: SegmentPart) {
        let sheet = OpenSheet(
            file: files.count, path: rows.headings.path, dated: rows.seen.first, rows: rows.bytes,
            headings: rows.headings.headings,
            delimiter: rows.headings.delimiter)
        let (part, found): (SegmentPart, [Int: SheetPositions])
        switch layout.periods {
        case .none, .headings:
            let segment = HeadingSegment(current: sheet, layout: layout, context: context, today: today)
            (part, found) = (segment.part, segment.positions)
        case .column:
            let segment = RowSegment(current: sheet, layout: layout, context: context, today: today)
            (part, found) = (segment.part, segment.positions)
        }
        guard part.count > 0 else { return }
        files.append(SheetFile(path: sheet.path, dated: rows.seen.first, bytes: rows.bytes))
        positions.append(SheetPositions(delimiter: sheet.delimiter, columns: [], months: [:]))
        var vanished = part
        vanished.vanishedFrom = current.file
        // Numbered from zero among the vanished rows: so each finds its own record, and the number that its row had.
        let places = part.rowNumbers.map { Int($0) }
        vanished.foldRecords = places.map { rows.records[$0] }
        vanished.rowNumbers = places.map { rows.numbers[$0] }
        vanished.repeats = [:]
        for (record, place) in places.enumerated() where rows.ordinals[place] > 1 {
            vanished.repeats[record] = rows.ordinals[place]
        }
        keep(vanished, found, of: sheet, pattern: current.pattern)
    }

    /// The past of all records, the vanished ones behind the others.
    mutating func past(_ history: SourceHistory, _ layer: RecordsAssembly) -> History {
        var gathered: [PastGathering.Part] = []
        var fileDays: [Int: Day] = [:]
        for (part, start) in zip(parts, layer.starts) {
            let sheet = history.sheets[part.pattern] ?? .init(fold: VersionFold(layout, needs: .init()), seen: [])
            let day = sheet.seen.last?.first ?? files[part.file].dated ?? today
            fileDays[part.file] = files[part.file].dated ?? day
            let joined = history.joined.map { joinedRecords(part, $0.fold) } ?? []
            gathered.append(
                PastGathering.Part(
                    sheet: sheet, records: part.foldRecords ?? foldRecords(part, sheet.fold), joined: joined,
                    start: start, day: day))
        }
        let gathering = PastGathering(
            layout: layout, history: history, parts: gathered, context: context, files: &files)
        return gathering.history(of: layer.columns, periods: layer.periods, fileDays: fileDays)
    }

    /// For each record of a part its place in the fold, -1 for none.
    private func foldRecords(_ part: SegmentPart, _ fold: VersionFold) -> [Int] {
        let bytes = files[part.file].bytes
        var key: [UInt8] = []
        return (0..<part.count).map { record in
            key.removeAll(keepingCapacity: true)
            for column in part.keyPlaces { RecordKey.append(bytes.plainText(at: column[record]), to: &key) }
            RecordKey.end(&key, ordinal: part.repeats[record] ?? 1)
            return fold.known(key[...]) ?? -1
        }
    }

    /// For each record the row of the joined fold that it joins, -1 for none.
    private func joinedRecords(_ part: SegmentPart, _ fold: VersionFold) -> [Int] {
        let bytes = files[part.file].bytes
        return (0..<part.count).map { record in
            guard let place = part.joinTexts?[record] else { return -1 }
            var key: [UInt8] = []
            RecordKey.append(bytes.plainText(at: place), to: &key)
            return fold.known(key[...]) ?? -1
        }
    }
}

extension SourceHistory {
    /// Rows of one version whose records are gone, under its headings.
    struct VanishedRows {
        let headings: VersionFold.Headings
        let seen: SeenDays
        var bytes: [UInt8] = []
        /// For each row its record in the fold, its number in the version's sheet, and which of its key it was.
        var records: [Int] = []
        var numbers: [Int32] = []
        var ordinals: [Int] = []
    }
}

extension SourceHistory.Sheet {
    /// What is gone, by the last version that had it.
    fileprivate var vanishedRows: [SourceHistory.VanishedRows] {
        let versions = Dictionary(grouping: fold.gone) { $0.value.version }
        return versions.sorted { $0.key < $1.key }.compactMap { version, entries in
            guard let headings = fold.headings[version], seen.indices.contains(version) else { return nil }
            var rows = SourceHistory.VanishedRows(headings: headings, seen: seen[version])
            for (record, row) in entries.sorted(by: { $0.value.number < $1.value.number }) {
                rows.bytes += row.bytes
                if row.bytes.last.map(Byte.isLineBreak) != true { rows.bytes.append(Byte.lineFeed) }
                rows.records.append(record)
                rows.numbers.append(row.number)
                rows.ordinals.append(RecordKey(bytes: fold.keys[Int(fold.keyOfRecord[record])]).ordinal)
            }
            return rows
        }
    }
}
