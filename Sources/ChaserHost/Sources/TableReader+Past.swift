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
        if let joined = sheets.joined, let pattern = source.joinPattern {
            let folding = SitePast.Folding(
                empty: VersionFold(joinedBy: source.layout, needs: look.needs), workers: workers)
            let sheet = VersionStore.Sheet(source: source.name, pattern: "join:\(pattern.value)")
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
        let keeps = look.needs.isEmpty ? nil : now
        for (pattern, version) in newest {
            guard let input = sheets.first(where: { $0.pattern == pattern && $0.path == version.path }) else {
                continue
            }
            past.see(source.sheet(pattern), input, isDated: source.dateFormat != nil, at: keeps)
        }
        guard let joined, let pattern = source.joinPattern else { return }
        past.see(.init(source: source.name, pattern: "join:\(pattern.value)"), joined, isDated: false, at: keeps)
    }
}

extension SourceDefinition {
    /// What the versions of one of its patterns, or of its command, are kept under.
    fileprivate func sheet(_ pattern: Int) -> VersionStore.Sheet {
        let name = patterns.indices.contains(pattern) ? patterns[pattern].value : "command:\(command?.value ?? "")"
        return VersionStore.Sheet(source: self.name, pattern: name)
    }
}
