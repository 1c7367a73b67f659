import ChaserCore

/// Looking back: the kept versions in place of what lies in the site now.
extension SitePast {
    /// A time to which one looks back.
    struct Horizon {
        let at: Instant
        /// What lies in the site is in force by then; of commands, which are not run, the last version still is.
        let isNow: Bool
    }

    /// What was in force of a sheet without dates.
    struct Standing {
        let path: String
        let content: String
        /// The day from which it counts.
        let from: Day
    }

    /// Whether a kept version of a sheet counts, and not what lies in the site now.
    func looksBack(_ sheet: VersionStore.Sheet) -> Bool {
        guard let horizon, !(store?.sightings[sheet] ?? []).isEmpty else { return false }
        return !horizon.isNow || sheet.isOfCommand
    }

    /// The versions that were seen by the instant to which one looks back.
    func sightings(_ sheet: VersionStore.Sheet) -> [VersionStore.Sighting] {
        let all = store?.sightings[sheet] ?? []
        guard let horizon else { return all }
        return all.filter { $0.first <= horizon.at }
    }

    /// The version that was in force at the instant to which one looks back; nil before the first, which counts from the
    /// day on which it was `published`.
    func standing(_ sheet: VersionStore.Sheet, published: Day? = nil) -> Standing? {
        guard let horizon, looksBack(sheet) else { return nil }
        if let seen = sightings(sheet).last {
            return Standing(path: seen.path, content: seen.content, from: day(of: seen.first))
        }
        guard let published, published <= day(of: horizon.at), let first = store?.sightings[sheet]?.first else {
            return nil
        }
        return Standing(path: first.path, content: first.content, from: published)
    }

    /// A kept version as it was; nil when the state folder has it no more.
    func bytes(_ standing: Standing) -> [UInt8]? { store?.bytes(of: standing.content) }
}
