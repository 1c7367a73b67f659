/// Following over the versions of a sheet.
extension Following {
    /// The most kept records by whose words common words are told from rare ones.
    private static let mostKept = 2000

    /// Finds the reworded records of a source between two versions of its sheet.
    public func linking(_ layout: SourceLayout) -> VersionLinking {
        let columns = FollowedColumns(layout)
        return { change in
            let kept = change.keptKeys(most: Following.mostKept)
            let versions = Versions(
                gone: change.gone.map(columns.record), new: change.appeared.map(columns.record), kept: change.kept,
                keptWords: kept.keys.map(columns.words), keptStep: kept.step)
            return links(versions).map { link in
                VersionLink(
                    old: change.gone[link.gone].key, new: change.appeared[link.new].key, confidence: link.confidence)
            }
        }
    }

    /// What the decisions name and no version has, as sentences.
    public func problems(_ history: SourceHistory, layout: SourceLayout) -> [String] {
        guard !decisions.isEmpty else { return [] }
        let columns = FollowedColumns(layout)
        var known: Set<String> = []
        for sheet in history.sheets.values {
            for number in 0..<sheet.fold.keys.count {
                let key = RecordKey(bytes: sheet.fold.keys[number])
                known.insert(foldedText(columns.words(key)))
                known.insert(foldedText(key.texts.joined(separator: " / ")))
            }
        }
        let named = unique(decisions.flatMap { [$0.old, $0.new] })
        return named.filter { !known.contains(foldedText($0)) }.map {
            "no version of the sheet has a record “\($0)”, which the rules say is or is not reworded"
        }
    }
}

/// Which of a source's columns following reads, and as what.
private struct FollowedColumns {
    /// Where the area stands among the texts of the key; nil where it is no part of it.
    let areaInKey: Int?
    /// The heading of an area that is no part of the key.
    let areaHeading: String?
    let detailHeadings: [String]

    init(_ layout: SourceLayout) {
        areaInKey = layout.key.count > 1 ? layout.key.firstIndex(of: "area") : nil
        let own = layout.columns.filter { !$0.isJoined && $0.heading != nil && !layout.key.contains($0.name) }
        areaHeading = own.first { $0.name == "area" }?.heading
        detailHeadings = own.filter { ($0.type == .text || $0.type == .people) && $0.name != "area" }
            .compactMap(\.heading)
    }

    func record(_ record: VersionRecord) -> FollowedRecord {
        let area = areaInKey.map { record.key.texts[$0] } ?? areaHeading.map(record.text) ?? ""
        return FollowedRecord(
            place: record.place, area: area, words: words(record.key),
            details: detailHeadings.map(record.text).joined(separator: " "))
    }

    func words(_ key: RecordKey) -> String {
        key.texts.enumerated().filter { $0.offset != areaInKey }.map(\.element).joined(separator: " / ")
    }
}

extension Records {
    /// `reworded from “…”, 68% sure` of a record that has its present words in the sheet in force for the first time;
    /// nil of all others, and where only spaces, stops or capitals differ.
    public func rewordingWords(of record: Int, layout: SourceLayout) -> String? {
        guard let history, history.rewordedNow.contains(record), let link = history.rewordings[record]?.last?.link
        else {
            return nil
        }
        let changed = link.old.texts.indices.filter { index in
            link.new.texts.indices.contains(index)
                && foldedText(link.old.texts[index]) != foldedText(link.new.texts[index])
        }
        guard !changed.isEmpty else { return nil }
        let sure = link.confidence == 100 ? "" : ", \(link.confidence)% sure"
        let old = changed.map { printable(link.old.texts[$0]) }.joined(separator: " / ")
        let isArea = changed.count == 1 && layout.key.indices.contains(changed[0]) && layout.key[changed[0]] == "area"
        return (isArea ? "moved from the area “\(old)”" : "reworded from “\(old)”") + sure
    }
}
