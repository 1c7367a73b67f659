import ChaserCore

/// What can be kept of a damaged journal: all up to the last commit before the damage.
public struct JournalRepair: Sendable {
    /// The damaged file, and what is wrong with it; nil where the newest file is sound.
    public let damage: (path: String, fault: JournalFault)?
    /// What would be gone on with.
    public let head: JournalHead
    public let memory: Memory
    /// The instant of the last commit that stands.
    public let stands: Instant?
    /// Whether the newest file holds anything that stands, or an older one does.
    public let path: String?

    private let number: Int

    /// Looks, and changes nothing.
    public init(_ state: StateFolder) throws(StateFault) {
        let files = JournalFiles(folder: state.journalFolder, disk: state.disk)
        let numbers = try files.numbers()
        number = numbers.last ?? 0
        var damage: (path: String, fault: JournalFault)?
        for number in numbers.reversed() {
            let path = JournalFiles.path(number, in: files.folder)
            let bytes = try Journal.read(path, on: state.disk)
            do {
                let reading = try JournalReading(bytes, for: .repair)
                if let fault = reading.damage { damage = damage ?? (path, fault) }
                (self.damage, head, memory) = (damage, reading.head, reading.memory)
                (stands, self.path) = (reading.lastCommit, path)
                return
            } catch {
                damage = damage ?? (path, error)
            }
        }
        (self.damage, head, memory, stands, path) = (damage, .none, Memory(), nil, nil)
    }

    /// Begins a new file with what stands. The caller holds the state lock.
    public func write(_ state: StateFolder, at now: Instant) throws(StateFault) {
        var journal = Journal(repairing: state, from: memory, head: head, file: number)
        let facts = [JSONMember("damaged", .string(damage.map { String(describing: $0.fault) } ?? ""))]
        do { try journal.begin(now, remarks: [(.repaired, facts)]) } catch { throw .system(error) }
    }
}
