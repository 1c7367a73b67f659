import ChaserCore

/// The whole journal: every committed record of every file, each chain followed into the next.
public struct JournalHistory: Sendable {
    /// In their order. Those of the files' beginnings (`holds`) are among them.
    public let records: [JournalRecord]
    public let head: JournalHead
    public let memory: Memory
    /// How many files and bytes it takes.
    public let files: Int
    public let size: Int
    /// The number of the first record; above 1 where older files were let go of.
    public let first: Int
    /// What is missing or stands aside, in words; empty when the journal is whole from its first record.
    public let findings: [String]
    /// Records whose words were blotted out.
    public let erased: Int

    private struct Part {
        let number: Int
        let path: String
        let bytes: Int
        let reading: JournalReading
    }

    /// Reads and proves all files; the first that is damaged is a fault.
    public init(_ state: StateFolder) throws(StateFault) {
        let files = JournalFiles(folder: state.journalFolder, disk: state.disk)
        var parts: [Part] = []
        for number in try files.numbers() {
            let path = JournalFiles.path(number, in: files.folder)
            let bytes = try Journal.read(path, on: state.disk)
            do {
                parts.append(
                    Part(
                        number: number, path: path, bytes: bytes.count,
                        reading: try JournalReading(bytes, for: .history)))
            } catch { throw .journal(path: path, error) }
        }
        var findings: [String] = []
        var chain: [[JournalRecord]] = []
        var follows: JournalHead?
        for part in parts.reversed() {
            if part.reading.torn > 0 {
                findings.append("\(part.path): \(counted(part.reading.torn, "byte")) at the end were never committed")
            }
            guard let wanted = follows else {
                chain.append(part.reading.records)
                follows = part.reading.follows
                continue
            }
            // A later file goes on from a commit of this one, usually its last; what stands behind was not trusted.
            guard part.reading.commits.contains(wanted) else {
                findings.append("\(part.path): stands aside, as no later file goes on from it")
                continue
            }
            let kept = part.reading.records.filter { $0.number <= wanted.number }
            if kept.count < part.reading.records.count {
                let more = part.reading.records.count - kept.count
                findings.append("\(part.path): its last \(counted(more, "record")) were not known to be on the disk")
            }
            chain.append(kept)
            follows = part.reading.follows
        }
        records = chain.reversed().flatMap { $0 }
        first = (follows?.number ?? 0) + 1
        let forgotten = records.filter { $0.kind == .forgotten }.compactMap { $0["through"]?.intValue }.max() ?? 0
        if first - 1 > forgotten {
            findings.append("the journal begins at record \(first): older files are gone, and no record says why")
        }
        let said = Set(
            records.filter { $0.kind == .erased }.flatMap { $0["records"]?.arrayValue ?? [] }.compactMap(\.intValue))
        for record in records {
            if record.isErased, !said.contains(record.number) {
                findings.append(
                    "the words of record \(record.number) are gone, and no record says that they were erased")
            } else if !record.isErased, record.words != nil, said.contains(record.number) {
                findings.append(
                    "the words of record \(record.number) were to be erased and still stand: chaser erase again")
            }
        }
        head = parts.last?.reading.head ?? .none
        memory = parts.last?.reading.memory ?? Memory()
        self.files = parts.count
        size = parts.map(\.bytes).reduce(0, +)
        self.findings = findings.reversed()
        erased = records.filter(\.isErased).count
    }
}
