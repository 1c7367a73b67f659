import ChaserCore
import Glibc

/// The versions that Chaser itself saw of sheets without a date of their own, and the newest dated sheet of each source.
///
/// A folder `versions` in the state folder. Each content that was seen is a file named by its SHA-256, written once and
/// never changed; `index.json` says which sheet had which content from when to when. States: a content that the index
/// does not name is what a crash left between the two writes, or between the two deletions, and is removed by the next
/// `save`; a content that the index names is there. Commit point of a new version: the rename of the index, after its
/// content is on disk. Format of the index: `chaser-versions`, version 1; instants are Unix seconds, days ISO 8601. Of a
/// sheet whose contents were let go of, `letGo` is when the newest of those was last seen.
public struct VersionStore: Sendable {
    /// One stretch of time in which a sheet had one content.
    struct Sighting: Hashable, Sendable {
        /// SHA-256 in hexadecimal.
        let content: String
        /// Beneath the site.
        let path: String
        let first: Instant
        var last: Instant
    }

    /// The newest dated sheet that was in force.
    struct Newest: Hashable, Sendable {
        let day: Day
        let path: String
    }

    /// A sheet: its source, and the pattern or the command that names it.
    struct Sheet: Hashable, Sendable, Comparable {
        let source: String
        let pattern: String

        /// A program's output, and no file of the site.
        var isOfCommand: Bool { pattern.hasPrefix("command:") }

        static func < (left: Sheet, right: Sheet) -> Bool {
            (left.source, left.pattern) < (right.source, right.pattern)
        }
    }

    /// Beyond so many contents of one sheet the oldest go, whatever the rules say: an export that differs each minute
    /// would fill the disk.
    static let mostContents = 1_000
    static let sheetLimit = TableReader.sheetLimit
    /// Of a sheet about whose past no rule asks, the newest so many bytes are kept, for replays; one that is larger alone
    /// is not.
    var spareLimit = 256 << 20
    private static let indexLimit = 64 << 20

    private let folder: String
    var sightings: [Sheet: [Sighting]] = [:]
    var newest: [Sheet: Newest] = [:]
    /// When the newest content that was let go of was last seen.
    private(set) var letGo: [Sheet: Instant] = [:]
    /// Contents that are not on disk yet.
    private var fresh: [String: [UInt8]] = [:]
    private var saved: JSON?

    private var indexPath: String { folder + "/index.json" }

    /// What was kept in a state folder; empty where nothing was. Reads nothing but the index, and writes nothing.
    public init(state: StateFolder) throws(StateFault) {
        folder = state.path + "/versions"
        let bytes: [UInt8]
        do {
            bytes = try WholeFile.read(indexPath, limit: VersionStore.indexLimit)
        } catch {
            if error.kind == .missing { return }
            throw .file(error)
        }
        guard let json = try? JSON(parsing: bytes), read(json) else { throw .versions(path: indexPath) }
        saved = json
    }

    /// The name of what a sheet says now: without a hash where that is what it said last.
    func name(of bytes: [UInt8], for sheet: Sheet) -> String {
        guard let last = sightings[sheet]?.last?.content else { return VersionStore.name(of: bytes) }
        let known = fresh[last] ?? (try? WholeFile.read("\(folder)/\(last)", limit: bytes.count))
        return known == bytes ? last : VersionStore.name(of: bytes)
    }

    /// Notes that a sheet has this content now.
    mutating func see(_ sheet: Sheet, path: String, bytes: [UInt8], content: String, at now: Instant) {
        var seen = sightings[sheet] ?? []
        if let last = seen.indices.last, seen[last].content == content {
            seen[last].last = max(seen[last].last, now)
        } else {
            seen.append(Sighting(content: content, path: path, first: now, last: now))
            fresh[content] = bytes
        }
        sightings[sheet] = seen
    }

    /// Notes that what stands at the newest sighting stands still.
    mutating func seeAgain(_ sheet: Sheet, content: String, at now: Instant) {
        guard let last = sightings[sheet]?.indices.last, sightings[sheet]?[last].content == content else { return }
        sightings[sheet]?[last].last = now
    }

    /// A content as it was; nil when it cannot be read or is not what its name says.
    func bytes(of content: String) -> [UInt8]? {
        if let bytes = fresh[content] { return bytes }
        guard let bytes = try? WholeFile.read("\(folder)/\(content)", limit: VersionStore.sheetLimit),
            VersionStore.name(of: bytes) == content
        else { return nil }
        return bytes
    }

    /// The name of a content.
    static func name(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish().map { byte in
            let digits = Array("0123456789abcdef")
            return "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }

    /// Puts everything on disk, and lets go of what was last seen before `oldest`, and of what is too much for a `spare`
    /// sheet, about which no rule asks. The newest of a sheet always stays.
    mutating func save(keepingSince oldest: Instant, spare: Set<Sheet> = []) throws(SystemFault) {
        for (sheet, seen) in sightings {
            var kept = VersionStore.bounded(
                seen.enumerated().filter { index, sighting in
                    sighting.last >= oldest || index == seen.count - 1
                }.map(\.element))
            if spare.contains(sheet), let newest = seen.last, fresh[newest.content] != nil { kept = affordable(kept) }
            guard kept.count < seen.count else { continue }
            let gone = Set(seen).subtracting(kept).map(\.last)
            letGo[sheet] = ([letGo[sheet]].compactMap(\.self) + gone).max()
            sightings[sheet] = kept.isEmpty ? nil : kept
        }
        let named = Set(sightings.values.joined().map(\.content))
        fresh = fresh.filter { named.contains($0.key) }
        guard json != saved else { return }
        try Folder.create(folder)
        for (content, bytes) in fresh.sorted(by: { $0.key < $1.key }) where !Folder.holds("\(folder)/\(content)") {
            do { try AtomicFile.write(bytes, to: "\(folder)/\(content)") } catch {
                // What no rule asks for keeps nobody from hearing.
                guard forget(content, ofSpare: spare) else { throw error }
            }
        }
        fresh = [:]
        let json = json
        try AtomicFile.write(json.bytes(pretty: false), to: indexPath)
        saved = json
        try sweep()
    }

    /// Lets go of a content that cannot be written; false where a sheet has it about whose past rules ask.
    private mutating func forget(_ content: String, ofSpare spare: Set<Sheet>) -> Bool {
        let holders = sightings.filter { $0.value.contains { $0.content == content } }
        guard holders.keys.allSatisfy(spare.contains) else { return false }
        for (sheet, seen) in holders {
            let kept = seen.filter { $0.content != content }
            letGo[sheet] = ([letGo[sheet]].compactMap(\.self) + Set(seen).subtracting(kept).map(\.last)).max()
            sightings[sheet] = kept.isEmpty ? nil : kept
        }
        return true
    }

    /// No more contents than the limit: first go those that stood for less than a day, then the oldest, never the first.
    private static func bounded(_ seen: [Sighting]) -> [Sighting] {
        var seen = seen
        while seen.count > mostContents {
            let brief = seen.indices.dropFirst().dropLast().first {
                seen[$0].last.seconds - seen[$0].first.seconds < 86_400
            }
            seen.remove(at: brief ?? 1)
        }
        return seen
    }

    /// The newest that together are no larger than the limit.
    private func affordable(_ seen: [Sighting]) -> [Sighting] {
        var left = spareLimit
        var counted: Set<String> = []
        let kept = seen.reversed().prefix { sighting in
            if counted.insert(sighting.content).inserted {
                left -= fresh[sighting.content]?.count ?? Folder.size("\(folder)/\(sighting.content)")
            }
            return left >= 0
        }
        return kept.reversed()
    }

    private func sweep() throws(SystemFault) {
        let named = Set(sightings.values.flatMap { $0.map(\.content) })
        for name in try Folder.names(in: folder) where name != "index.json" && !named.contains(name) {
            unlink("\(folder)/\(name)")
        }
    }
}

/// The index as JSON.
extension VersionStore {
    private var json: JSON {
        let sheets = sightings.sorted { $0.key < $1.key }.map { sheet, seen in
            JSON.object(
                [
                    JSONMember("source", .string(sheet.source)), JSONMember("sheet", .string(sheet.pattern)),
                    JSONMember("seen", .array(seen.map(json))),
                ] + (letGo[sheet].map { [JSONMember("letGo", .integer($0.seconds))] } ?? []))
        }
        let dated = newest.sorted { $0.key < $1.key }.map { sheet, newest in
            JSON.object([
                JSONMember("source", .string(sheet.source)), JSONMember("sheet", .string(sheet.pattern)),
                JSONMember("day", .string(newest.day.iso)), JSONMember("path", .string(newest.path)),
            ])
        }
        return .object([
            JSONMember("format", .string("chaser-versions")), JSONMember("version", .integer(1)),
            JSONMember("sheets", .array(sheets)), JSONMember("newest", .array(dated)),
        ])
    }

    private func json(_ sighting: Sighting) -> JSON {
        .object([
            JSONMember("content", .string(sighting.content)), JSONMember("path", .string(sighting.path)),
            JSONMember("first", .integer(sighting.first.seconds)), JSONMember("last", .integer(sighting.last.seconds)),
        ])
    }

    /// False when it is no index of this version.
    private mutating func read(_ json: JSON) -> Bool {
        guard json["format"]?.stringValue == "chaser-versions", json["version"]?.intValue == 1,
            let sheets = json["sheets"]?.arrayValue, let dated = json["newest"]?.arrayValue
        else { return false }
        for entry in sheets {
            guard let sheet = VersionStore.sheet(entry), let seen = entry["seen"]?.arrayValue else { return false }
            let sightings = seen.compactMap(VersionStore.sighting)
            guard sightings.count == seen.count else { return false }
            self.sightings[sheet] = sightings
            letGo[sheet] = entry["letGo"]?.intValue.map { Instant(seconds: Int64($0)) }
        }
        for entry in dated {
            guard let sheet = VersionStore.sheet(entry), let path = entry["path"]?.stringValue,
                let day = entry["day"]?.stringValue.flatMap(Day.init(iso:))
            else { return false }
            newest[sheet] = Newest(day: day, path: path)
        }
        return true
    }

    private static func sheet(_ json: JSON) -> Sheet? {
        guard let source = json["source"]?.stringValue, let pattern = json["sheet"]?.stringValue else { return nil }
        return Sheet(source: source, pattern: pattern)
    }

    private static func sighting(_ json: JSON) -> Sighting? {
        guard let content = json["content"]?.stringValue, let path = json["path"]?.stringValue,
            let first = json["first"]?.intValue, let last = json["last"]?.intValue, content.utf8.count == 64,
            content.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return Sighting(
            content: content, path: path, first: Instant(seconds: Int64(first)), last: Instant(seconds: Int64(last)))
    }
}
