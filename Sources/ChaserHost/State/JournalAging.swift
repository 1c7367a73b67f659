import ChaserCore

/// What a journal lets go of with age, as the site's `keep` says.
extension Journal {
    /// Blots out the words of mails that were decided before an instant, in all files but the newest.
    mutating func forgetMails(before oldest: Instant, at now: Instant) throws(StateFault) {
        var numbers: Set<Int> = []
        for path in try olderFiles() {
            let bytes = try Journal.read(path, on: disk)
            do {
                let records = try JournalReading(bytes, for: .history).records
                for record in records where record["section"]?.stringValue == "outbox" && record.words != nil {
                    if let at = record.at, at < oldest { numbers.insert(record.number) }
                }
            } catch { throw .journal(path: path, error) }
        }
        if !numbers.isEmpty { try blot(numbers, [JSONMember("because", .string("keep mails"))], at: now) }
    }

    /// Removes the files whose last record is older than an instant, from the oldest on; never the newest.
    ///
    /// A record says which before they go. Doing it again finishes what was cut short.
    mutating func forgetFiles(before oldest: Instant, at now: Instant) throws(StateFault) {
        var old: [String] = []
        var through = 0
        for path in try olderFiles() {
            let bytes = try Journal.read(path, on: disk)
            do {
                let reading = try JournalReading(bytes, for: .history)
                guard let last = reading.lastCommit, last < oldest else { break }
                old.append(path)
                through = reading.head.number
            } catch { throw .journal(path: path, error) }
        }
        guard !old.isEmpty else { return }
        let facts = [
            JSONMember("files", .integer(old.count)), JSONMember("through", .integer(through)),
            JSONMember("because", .string("keep journal")),
        ]
        try append(memory, JournalGroup.Cause(now: now, remarks: [(.forgotten, facts)]))
        do throws(SystemFault) {
            for path in old { try disk.remove(path) }
            try disk.syncFolder(folder)
        } catch { throw .system(error) }
    }

    /// All files but the newest, the oldest first.
    func olderFiles() throws(StateFault) -> [String] {
        try JournalFiles(folder: folder, disk: disk).numbers().dropLast().map { JournalFiles.path($0, in: folder) }
    }
}
