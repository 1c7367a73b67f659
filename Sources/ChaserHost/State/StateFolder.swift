import ChaserCore

/// Why the state cannot be used.
public enum StateFault: Error, Hashable, Sendable {
    case file(FileFault)
    case system(SystemFault)
    case memory(path: String, MemorySnapshot.Fault)
    case journal(path: String, JournalFault)
    /// The index of the kept versions is none.
    case versions(path: String)
    /// The folder lies on a file system of another machine, of this kind.
    case network(path: String, kind: String)
}

/// The state folder: what Chaser remembers, and the alerts files for others.
///
/// `journal` is the memory (see `Journal`). `memory.json` is that of the first versions (`MemorySnapshot`): it is read
/// where there is no journal yet. `alerts.json`, `alerts.csv` and `metrics.prom` are written for readers and never read
/// back. The lock file's lock dies with its holder.
public struct StateFolder: Sendable {
    private static let memoryLimit = 1 << 30

    public let path: String
    let disk: any Disk

    public init(path: String, disk: any Disk = SystemDisk()) {
        self.path = path
        self.disk = disk
    }

    var journalFolder: String { path + "/journal" }
    private var memoryPath: String { path + "/memory.json" }

    /// Makes the folder, with its parents, where it is not there. One that other machines reach is refused: neither locks
    /// nor syncs hold there.
    public func prepare() throws(StateFault) {
        do { try disk.makeFolder(path) } catch { throw .system(error) }
        if let kind = NetworkFileSystem.kind(of: path) { throw .network(path: path, kind: kind) }
    }

    /// The memory as it stands, for reading only; empty at a first start.
    public func memory() throws(StateFault) -> Memory {
        if let newest = try JournalFiles(folder: journalFolder, disk: disk).newest() { return newest.reading.memory }
        return try firstSnapshot() ?? Memory()
    }

    /// What a version without a journal left; nil for nothing.
    func firstSnapshot() throws(StateFault) -> Memory? {
        let bytes: [UInt8]
        do {
            bytes = try disk.read(memoryPath, limit: StateFolder.memoryLimit)
        } catch {
            if error.kind == .missing { return nil }
            throw .file(error)
        }
        do { return try MemorySnapshot.memory(from: bytes) } catch { throw .memory(path: memoryPath, error) }
    }

    /// Replaces the alerts files and the metrics.
    public func publish(_ report: TickReport, name: String, zone: Zone, growth: Growth) throws(StateFault) {
        let json = AlertsDocument.json(report, zone: zone)
        let csvPath = path + "/" + name.dropLast(".json".count) + ".csv"
        let metrics = MetricsDocument.text(report, growth)
        do {
            try AtomicFile.write(json.bytes(pretty: true), to: path + "/" + name, mode: 0o640, on: disk)
            try AtomicFile.write(AlertsDocument.csv(report.alerts, zone: zone), to: csvPath, mode: 0o640, on: disk)
            try AtomicFile.write(Array(metrics.utf8), to: path + "/metrics.prom", mode: 0o644, on: disk)
        } catch { throw .system(error) }
    }
}

extension StateFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .file(let fault): fault.description
        case .system(let fault): fault.description
        case .memory(let path, let fault): "\(path): \(fault)"
        case .versions(let path): "\(path): it is damaged, or of a newer Chaser"
        case .journal(let path, let fault): "\(path): \(fault)"
        case .network(let path, let kind):
            "the state folder \(path) lies on \(kind): neither its locks nor what is saved there hold, so it must be on a disk of this machine"
        }
    }
}
