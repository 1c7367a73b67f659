import ChaserCore

/// What is known of the past of a sheet without a date of its own.
public struct SheetPast: Hashable, Sendable {
    /// What the sheet is to its source.
    public enum Role: String, Sendable {
        case file, command, joined
    }

    /// The source's title.
    public let source: String
    /// The pattern beneath the site, or `command:name`.
    public let name: String
    public let role: Role
    /// How many kept versions there are.
    public let versions: Int
    /// The day from which it is known; nil where no version was kept.
    public let knownFrom: Day?
    /// The day on which the rules say that it was published.
    public let published: Day?
    /// The day on which the newest version that was let go of was last seen; nil where none was.
    public let letGo: Day?
    /// How long versions are kept.
    let keeping: Span

    /// `4 kept versions, known from 1 October 2020`, and what that means before it.
    public var words: String {
        guard let knownFrom else {
            if role == .command { return "no version was kept, and commands are not run: it is not judged" }
            let span = published.map { "from \($0.inWords) on" } ?? "for every day"
            return "no version was kept: as it is now it stands in \(span)"
        }
        let before =
            role == .joined
            ? "before that its first version stands in" : "before that there is no such sheet"
        var words = "\(counted(versions, "kept version")), known from \(knownFrom.inWords); \(before)"
        if let letGo {
            words += "; versions up to \(letGo.inWords) were let go of (keep versions \(keeping.description))"
        }
        return words
    }
}

/// A sheet without a date, as a source names it.
struct UndatedSheet {
    let source: String
    let name: String
    let role: SheetPast.Role
    let sheet: VersionStore.Sheet
    let published: Day?
}

extension SourceDefinition {
    /// Its sheets that have no date in their names.
    var undatedSheets: [UndatedSheet] {
        func undated(_ name: String, _ role: SheetPast.Role, _ sheet: VersionStore.Sheet) -> UndatedSheet {
            UndatedSheet(
                source: title, name: name, role: role, sheet: sheet, published: role == .joined ? nil : published)
        }
        let ofFiles = dateFormat == nil ? Array(patterns.enumerated()) : []
        return ofFiles.map { undated($0.element.value, .file, sheet($0.offset)) }
            + [command].compactMap(\.self).map { undated("command:\($0.value)", .command, sheet(patterns.count)) }
            + [joinedSheet].compactMap(\.self).map { undated(joinPattern?.value ?? "", .joined, $0) }
    }
}

extension SitePast {
    /// What is known of a sheet's past.
    func known(_ undated: UndatedSheet, keeping: Span) -> SheetPast {
        let seen = sightings(undated.sheet)
        let first = seen.first.map { sighting in
            min(day(of: sighting.first), undated.published ?? .latest)
        }
        return SheetPast(
            source: undated.source, name: undated.name, role: undated.role, versions: seen.count, knownFrom: first,
            published: undated.published,
            letGo: store?.letGo[undated.sheet].map(day), keeping: keeping)
    }

    /// Whether a sheet of which versions were kept says something now that none of them said last.
    func isNews(_ undated: UndatedSheet, in folder: SiteFolder) -> Bool {
        guard undated.role != .command, let last = sightings(undated.sheet).last,
            let path = (try? folder.files(matching: undated.name))?.last,
            let bytes = try? folder.read(path, limit: TableReader.sheetLimit)
        else { return false }
        return store?.name(of: bytes, for: undated.sheet) != last.content
    }
}
