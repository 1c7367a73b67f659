import ChaserCore

/// The past of a site's sheets as it is carried from look to look: the versions that were kept, and what was folded of
/// them, so that a version is read and folded once.
///
/// Bounded: of each sheet two folds, that of all versions but the newest, which every new newest one builds on, and that
/// of all. A command that only looks never calls `save`.
public struct SitePast: Sendable {
    /// A version, read only when it is folded.
    struct Version {
        /// What tells it from every other.
        enum Identity: Hashable {
            case content(String)
            case file(FileMarks)
        }

        let identity: Identity
        let path: String
        let seen: SeenDays
        let read: () -> [UInt8]?
    }

    /// How the versions of one sheet are folded.
    struct Folding {
        /// Over no version yet.
        let empty: VersionFold
        /// Finds reworded records; nil where the source follows none.
        var linking: VersionLinking?
        let workers: Workers
    }

    /// A fold, the versions that were offered to it, and which of them it took.
    fileprivate struct Folded: Sendable {
        var fold: VersionFold
        var offered: [Version.Identity] = []
        var isTaken: [Bool] = []
    }

    private let zone: Zone
    var store: VersionStore?
    /// The time to which one looks back; nil: what lies in the site is in force.
    var horizon: Horizon?
    private var folds: [VersionStore.Sheet: (earlier: Folded, all: Folded)] = [:]
    /// What stands in force, by content, for sheets that are kept.
    private var present: [VersionStore.Sheet: String] = [:]
    /// Sheets about whose past no rule asks.
    private var spare: Set<VersionStore.Sheet> = []

    /// Without a store nothing is known but what lies in the site.
    public init(zone: Zone, store: VersionStore? = nil) {
        self.zone = zone
        self.store = store
    }

    /// Forgets what was folded: the rules have changed, and with them what is asked.
    public mutating func forgetFolds() { folds = [:] }

    // MARK: Kept versions

    /// The versions of a sheet without dates, oldest first, the content that stands now the last; with what is odd about
    /// it. `published` is the day from which the first of them counts.
    func versions(_ sheet: VersionStore.Sheet, now content: SheetInput, today: Day) -> (
        versions: [Version], odd: String?
    ) {
        let name = standing(sheet)?.content ?? name(of: content.bytes, for: sheet)
        var seen = sightings(sheet).filter { day(of: $0.first) <= today }
        let isNew = seen.last?.content != name
        let before = seen.map(\.content)
        if isNew {
            let instant = zone.instant(of: today, at: .midnight)
            seen.append(.init(content: name, path: content.path, first: instant, last: instant))
        }
        let store = store
        let versions = seen.enumerated().map { index, sighting in
            let first = day(of: sighting.first)
            let begin = index == 0 ? min(content.dated ?? first, first) : first
            let last = index == seen.count - 1 ? today : min(day(of: sighting.last), today)
            return Version(
                identity: .content(sighting.content), path: sighting.path, seen: SeenDays(first: begin, last: last)
            ) { sighting.content == name ? content.bytes : store?.bytes(of: sighting.content) }
        }
        guard let earlier = before.dropLast(isNew ? 0 : 1).lastIndex(of: name) else { return (versions, nil) }
        let until = day(of: seen[earlier].last)
        return (versions, "it is again as it was until \(until.inWords): an older copy was put back; it is used")
    }

    private func name(of bytes: [UInt8], for sheet: VersionStore.Sheet) -> String {
        store?.name(of: bytes, for: sheet) ?? VersionStore.name(of: bytes)
    }

    func day(of instant: Instant) -> Day { zone.civil(at: instant).day }

    /// The newest dated sheet that was in force by a day, where it is newer than the one that is there now.
    func missingSheet(_ sheet: VersionStore.Sheet, newest: Day?, today: Day) -> (day: Day, path: String)? {
        guard let known = store?.newest[sheet], known.day <= today, newest.map({ $0 < known.day }) ?? true else {
            return nil
        }
        return (known.day, known.path)
    }

    /// Notes what is in force now: the newest of the sheets with a date.
    mutating func see(_ sheet: VersionStore.Sheet, dated day: Day, path: String) {
        store?.newest[sheet] = .init(day: day, path: path)
    }

    /// Notes what is in force now: the content of a sheet without a date. One that is `spare` is asked about by no rule.
    mutating func see(_ sheet: VersionStore.Sheet, _ input: SheetInput, at now: Instant, isSpare: Bool) {
        let content = name(of: input.bytes, for: sheet)
        present[sheet] = content
        if isSpare { spare.insert(sheet) } else { spare.remove(sheet) }
        store?.see(sheet, path: input.path, bytes: input.bytes, content: content, at: now)
    }

    /// Notes that nothing has changed since the sheets were read.
    mutating func seeAgain(at now: Instant) {
        for (sheet, content) in present { store?.seeAgain(sheet, content: content, at: now) }
    }

    /// Puts what was noted on disk, and lets go of what the site keeps no longer.
    public mutating func save(_ settings: SiteSettings, at now: Instant) throws(SystemFault) {
        let oldest = settings.oldestVersion(on: day(of: now))
        try store?.save(keepingSince: zone.instant(of: oldest, at: .midnight), spare: spare)
    }

    // MARK: Folds

    /// What the versions of a sheet show, oldest first; with those that are no sheets.
    mutating func folded(
        _ sheet: VersionStore.Sheet, _ versions: [Version], _ folding: Folding
    ) -> (sheet: SourceHistory.Sheet, damaged: [Version]) {
        let wanted = versions.map(\.identity)
        if folds[sheet]?.all.offered != wanted {
            let known = folds.removeValue(forKey: sheet)
            var earlier =
                SitePast.longest([known?.all, known?.earlier], within: wanted.dropLast()) ?? Folded(fold: folding.empty)
            for version in versions.dropLast().dropFirst(earlier.offered.count) { earlier.add(version, folding) }
            var all = earlier
            if let newest = versions.last { all.add(newest, folding) }
            folds[sheet] = (earlier, all)
        }
        guard let all = folds[sheet]?.all else { return (.init(fold: folding.empty, seen: []), []) }
        let taken = zip(versions, all.isTaken)
        return (.init(fold: all.fold, seen: taken.filter(\.1).map(\.0.seen)), taken.filter { !$0.1 }.map(\.0))
    }

    /// The longest fold that begins as is wanted.
    private static func longest(_ folds: [Folded?], within wanted: ArraySlice<Version.Identity>) -> Folded? {
        folds.compactMap(\.self).filter { wanted.starts(with: $0.offered) }.max { $0.offered.count < $1.offered.count }
    }
}

extension SitePast.Folded {
    fileprivate mutating func add(_ version: SitePast.Version, _ folding: SitePast.Folding) {
        offered.append(version.identity)
        let isTaken = version.read().map { bytes in
            fold.add(
                SheetVersion(path: version.path, seen: version.seen, bytes: bytes), linking: folding.linking,
                workers: folding.workers)
        }
        self.isTaken.append(isTaken ?? false)
    }
}
