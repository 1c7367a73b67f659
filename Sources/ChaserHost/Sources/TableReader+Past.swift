import ChaserCore

/// What the versions of sheets show, and what is noted of those in force.
extension TableReader {
    /// What the versions of a source's sheets show.
    func history(
        _ source: SourceDefinition, _ look: Look, _ sheets: SourceSheets, _ past: inout SitePast,
        _ problems: inout [Problem]
    ) -> SourceHistory {
        var history = SourceHistory(needs: look.needs)
        let folding = SitePast.Folding(
            empty: VersionFold(source.layout, needs: look.needs), linking: source.linking, workers: workers)
        let patterns = Dictionary(grouping: sheets.sheets.filter { $0.dated.map { $0 <= look.today } ?? true }) {
            $0.pattern
        }
        for (pattern, files) in patterns.sorted(by: { $0.key < $1.key }) {
            let sheet = source.sheet(pattern)
            if source.dateFormat != nil, pattern < source.patterns.count {
                let versions = SourceHistory.used(files).map(version)
                history.sheets[pattern] = fold(sheet, versions, folding, &past, &problems)
            } else if let only = SourceHistory.used(files).last {
                history.sheets[pattern] = fold(sheet, now: only, look.today, folding, &past, &problems)
            }
        }
        if let joined = sheets.joined, let sheet = source.joinedSheet {
            let folding = SitePast.Folding(
                empty: VersionFold(joinedBy: source.layout, needs: look.needs), workers: workers)
            history.joined = fold(sheet, now: joined, look.today, folding, &past, &problems)
        }
        let words = source.following?.problems(history, layout: source.layout) ?? []
        problems += words.map { Problem(file: source.path, message: $0) }
        return history
    }

    /// The fold of what was kept of a sheet without dates, with what stands there now.
    private func fold(
        _ sheet: VersionStore.Sheet, now: SheetInput, _ today: Day, _ folding: SitePast.Folding,
        _ past: inout SitePast, _ problems: inout [Problem]
    ) -> SourceHistory.Sheet {
        let kept = past.versions(sheet, now: now, today: today)
        if let odd = kept.odd { problems.append(Problem(file: now.path, message: odd)) }
        return fold(sheet, kept.versions, folding, &past, &problems)
    }

    private func fold(
        _ sheet: VersionStore.Sheet, _ versions: [SitePast.Version], _ folding: SitePast.Folding,
        _ past: inout SitePast, _ problems: inout [Problem]
    ) -> SourceHistory.Sheet {
        let (folded, damaged) = past.folded(sheet, versions, folding)
        // What is wrong with the sheet in force is told where it is read.
        for version in damaged where version.identity != versions.last?.identity {
            let words = "the version of \(version.seen.first.inWords) is no sheet of this source: it counts for nothing"
            problems.append(Problem(file: version.path, message: words))
        }
        return folded
    }

    private func version(_ file: SheetInput) -> SitePast.Version {
        let day = file.dated ?? .earliest
        return SitePast.Version(
            identity: .file(FileMarks([file.path], beneath: folder.root)), path: file.path, seen: SeenDays(day)
        ) { file.bytes.isEmpty ? try? folder.read(file.path, limit: TableReader.sheetLimit) : file.bytes }
    }

    /// A dated sheet that was in force and is gone: an older one must not come back as if nothing had happened.
    func withdrawn(
        _ source: SourceDefinition, _ newest: [Int: Version], _ past: SitePast, _ today: Day
    ) -> [DataProblem] {
        guard source.dateFormat != nil else { return [] }
        return source.patterns.indices.compactMap { pattern in
            guard
                let gone = past.missingSheet(source.sheet(pattern), newest: newest[pattern]?.dated, today: today)
            else { return nil }
            let words =
                "it was in force and is not there any more, and what is left is older; put it back, or save the older one"
                + " under a newer date"
            return problem(newest[pattern]?.path ?? source.patterns[pattern].value, .file("\(gone.path): \(words)"))
        }
    }

    /// Notes what is in force.
    func see(
        _ source: SourceDefinition, _ look: Look, _ sheets: [SheetInput], _ joined: SheetInput?,
        _ newest: [Int: Version], _ past: inout SitePast
    ) {
        guard let now = look.now else { return }
        let isSpare = look.needs.isEmpty
        for (pattern, version) in newest {
            guard let input = sheets.first(where: { $0.pattern == pattern && $0.path == version.path }) else {
                continue
            }
            if source.dateFormat != nil, let day = input.dated {
                past.see(source.sheet(pattern), dated: day, path: input.path)
            } else {
                past.see(source.sheet(pattern), input, at: now, isSpare: isSpare)
            }
        }
        guard let joined, let sheet = source.joinedSheet else { return }
        past.see(sheet, joined, at: now, isSpare: isSpare)
    }

    // MARK: Looking back

    /// The sheets without dates of a source as they were.
    func standing(
        _ source: SourceDefinition, _ past: SitePast, _ newest: inout [Int: Version], _ problems: inout [DataProblem]
    ) -> [SheetInput] {
        var sheets: [SheetInput] = []
        let ofFiles = source.dateFormat == nil ? source.patterns.indices : 0..<0
        for index in Array(ofFiles) + (source.command == nil ? [] : [source.patterns.count]) {
            guard let version = past.standing(source.sheet(index), published: source.published) else { continue }
            let dated = source.published.map { min($0, version.from) }
            newest[index] = Version(dated: dated, path: version.path)
            guard let bytes = past.bytes(version) else {
                let words = "the version of \(version.from.inWords) is not in the state folder, or damaged there"
                problems.append(problem(version.path, .file(words)))
                continue
            }
            sheets += olderNeighbours(source, index, of: version.path, &problems)
            sheets.append(SheetInput(pattern: index, path: version.path, dated: dated, bytes: bytes))
        }
        return sheets
    }

    /// Files of the same pattern that were there before one was the newest; of a plan only the newest counts.
    private func olderNeighbours(
        _ source: SourceDefinition, _ index: Int, of path: String, _ problems: inout [DataProblem]
    ) -> [SheetInput] {
        guard source.layout.periods != .none, source.patterns.indices.contains(index) else { return [] }
        return files(source.patterns[index].value, &problems).filter { $0 < path }.compactMap { path in
            read(path, &problems).map {
                SheetInput(pattern: index, path: path, dated: source.published, bytes: $0)
            }
        }
    }

    /// The joined file as it was; before anybody saw it, as it was first seen: a list of targets is older than its first
    /// reader.
    func standingJoin(_ source: SourceDefinition, _ past: SitePast) -> SheetInput? {
        guard let sheet = source.joinedSheet, past.looksBack(sheet),
            let version = past.standing(sheet, published: .earliest), let bytes = past.bytes(version)
        else { return nil }
        return SheetInput(pattern: 0, path: version.path, dated: nil, bytes: bytes)
    }
}

extension SourceDefinition {
    /// What the versions of one of its patterns, or of its command, are kept under.
    func sheet(_ pattern: Int) -> VersionStore.Sheet {
        let name = patterns.indices.contains(pattern) ? patterns[pattern].value : "command:\(command?.value ?? "")"
        return VersionStore.Sheet(source: self.name, pattern: name)
    }

    /// The same of its joined file.
    var joinedSheet: VersionStore.Sheet? {
        joinPattern.map { VersionStore.Sheet(source: name, pattern: "join:\($0.value)") }
    }
}
