import ChaserCore

/// The state folder: what Chaser remembers, and the alerts files for others.
///
/// `memory.json` is the memory (format: `MemorySnapshot`), replaced whole by rename: whatever stops the process, the file
/// is the one before or the one after. `alerts.json`, `alerts.csv` and `metrics.prom` are written for readers and never read back. The
/// lock file's lock dies with its holder.
public struct StateFolder: Sendable {
    /// Why the state cannot be used.
    public enum Fault: Error, Hashable, Sendable {
        case file(FileFault)
        case system(SystemFault)
        case memory(path: String, MemorySnapshot.Fault)
        /// The index of the kept versions is none.
        case versions(path: String)
    }

    private static let memoryLimit = 1 << 30

    public let path: String

    public init(path: String) { self.path = path }

    private var memoryPath: String { path + "/memory.json" }

    /// Makes the folder, with its parents, where it is not there.
    public func prepare() throws(Fault) {
        do { try Folder.create(path) } catch { throw .system(error) }
    }

    /// The memory; empty at a first start.
    public func memory() throws(Fault) -> Memory {
        let bytes: [UInt8]
        do {
            bytes = try WholeFile.read(memoryPath, limit: StateFolder.memoryLimit)
        } catch {
            if error.kind == .missing { return Memory() }
            throw .file(error)
        }
        do { return try MemorySnapshot.memory(from: bytes) } catch { throw .memory(path: memoryPath, error) }
    }

    /// Puts the memory on disk: when this returns, it survives a power cut.
    public func remember(_ memory: Memory) throws(Fault) {
        do { try AtomicFile.write(MemorySnapshot.bytes(of: memory), to: memoryPath) } catch { throw .system(error) }
    }

    /// Replaces the alerts files and the metrics.
    public func publish(_ report: TickReport, name: String, zone: Zone) throws(Fault) {
        let json = AlertsDocument.json(
            report.alerts, report.acknowledgements, site: report.site, at: report.at, zone: zone)
        let csvPath = path + "/" + name.dropLast(".json".count) + ".csv"
        do {
            try AtomicFile.write(json.bytes(pretty: true), to: path + "/" + name, mode: 0o640)
            try AtomicFile.write(AlertsDocument.csv(report.alerts, zone: zone), to: csvPath, mode: 0o640)
            try AtomicFile.write(Array(MetricsDocument.text(report).utf8), to: path + "/metrics.prom", mode: 0o644)
        } catch { throw .system(error) }
    }
}

extension StateFolder.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .file(let fault): fault.description
        case .system(let fault): fault.description
        case .memory(let path, let fault): "\(path): \(fault)"
        case .versions(let path): "\(path): it is damaged, or of a newer Chaser"
        }
    }
}
