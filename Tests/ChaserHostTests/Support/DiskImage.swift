import Glibc

@testable import ChaserHost

/// What a disk holds, and what of it would survive a power cut.
///
/// A file's bytes are kept in blocks: written ones are lost or kept each for itself until a sync; after a sync that failed
/// they pass for clean, and a later sync does not save them. Names are lost or kept each for itself until their folder
/// is synced; a rename within a folder is one.
struct DiskImage: Hashable {
    static let block = 64

    struct File: Hashable {
        var bytes: [UInt8] = []
        /// What is on the disk.
        var saved: [UInt8] = []
        /// Blocks written since they were last saved, and those whose saving failed.
        var dirty: Set<Int> = []
        var doubtful: Set<Int> = []

        /// As it would be written for us, and quick in a debug build.
        static func == (left: File, right: File) -> Bool {
            left.dirty == right.dirty && left.doubtful == right.doubtful
                && DiskImage.areSame(left.bytes, right.bytes) && DiskImage.areSame(left.saved, right.saved)
        }

        mutating func write(_ new: ArraySlice<UInt8>, at offset: Int) {
            if bytes.count < offset + new.count {
                bytes += [UInt8](repeating: 0, count: offset + new.count - bytes.count)
            }
            bytes.replaceSubrange(offset..<(offset + new.count), with: new)
            guard !new.isEmpty else { return }
            for block in (offset / DiskImage.block)...((offset + new.count - 1) / DiskImage.block) {
                dirty.insert(block)
                doubtful.remove(block)
            }
        }

        mutating func sync() {
            saved = merged { dirty.contains($0) || !doubtful.contains($0) }
            dirty = []
        }

        mutating func failSync() {
            doubtful.formUnion(dirty)
            dirty = []
        }

        /// The bytes with every block as it was written or as it was saved.
        private func merged(length: Int? = nil, _ isWritten: (Int) -> Bool) -> [UInt8] {
            let length = length ?? bytes.count
            var found: [UInt8] = []
            found.reserveCapacity(length)
            for start in stride(from: 0, to: length, by: DiskImage.block) {
                let end = min(start + DiskImage.block, length)
                let source = isWritten(start / DiskImage.block) && start < bytes.count ? bytes : saved
                let part = source[min(start, source.count)..<min(end, source.count)]
                found += part + [UInt8](repeating: 0, count: end - start - part.count)
            }
            return found
        }

        mutating func crash(_ mode: Crash, _ random: inout SeededRandom) {
            guard !DiskImage.areSame(bytes, saved) || !dirty.isEmpty || !doubtful.isEmpty else { return }
            switch mode {
            case .kill: return
            case .loseAll: bytes = saved
            case .keepAll: break
            case .mix:
                let shorter = min(saved.count, bytes.count)
                let length =
                    random.chance(2)
                    ? bytes.count : Int.random(in: shorter...max(saved.count, bytes.count), using: &random)
                let open = dirty.union(doubtful)
                let lost = open.filter { _ in random.chance(2) }
                bytes = merged(length: length) { !lost.contains($0) }
            }
            (saved, dirty, doubtful) = (bytes, [], [])
        }
    }

    /// Element by element would take a debug build most of its time.
    private static func areSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && memcmp(left, right, left.count) == 0
    }

    struct Folder: Hashable {
        var names: [String: Int] = [:]
        var saved: [String: Int] = [:]
        /// Each change of names, which survives whole or not at all.
        var pending: [[String: Int?]] = []

        mutating func change(_ step: [String: Int?]) {
            pending.append(step)
            Folder.apply(step, to: &names)
        }

        mutating func sync() {
            saved = names
            pending = []
        }

        static func apply(_ step: [String: Int?], to names: inout [String: Int]) {
            for (name, inode) in step { names[name] = inode }
        }

        mutating func crash(_ mode: Crash, _ random: inout SeededRandom) {
            if mode == .kill { return }
            var kept = saved
            for step in pending where mode == .keepAll || mode == .mix && random.chance(2) {
                Folder.apply(step, to: &kept)
            }
            (names, saved, pending) = (kept, kept, [])
        }
    }

    /// How it stops.
    enum Crash: Hashable, CaseIterable {
        /// The process alone: the system goes on and keeps what was written.
        case kill
        /// The power: nothing that was not synced survives, all of it, or any part.
        case loseAll, keepAll, mix
    }

    var folders: [String: Folder] = ["state": Folder()]
    var files: [Int: File] = [:]
    var next = 1

    /// Some file holds bytes that were not synced.
    var isDirty: Bool { files.values.contains { !$0.dirty.isEmpty || !$0.doubtful.isEmpty } }

    /// Lengths and names tell most disks apart; hashing every byte of each would take longer than trying them.
    func hash(into hasher: inout Hasher) {
        for (path, folder) in folders.sorted(by: { $0.key < $1.key }) {
            hasher.combine(path)
            hasher.combine(folder.names)
        }
        for (inode, file) in files.sorted(by: { $0.key < $1.key }) {
            hasher.combine(inode)
            hasher.combine(file.bytes.count)
            for place in stride(from: 0, to: file.bytes.count, by: 997) { hasher.combine(file.bytes[place]) }
        }
    }

    mutating func crash(_ mode: Crash, _ random: inout SeededRandom) {
        for path in folders.keys.sorted() { folders[path]?.crash(mode, &random) }
        for inode in files.keys.sorted() { files[inode]?.crash(mode, &random) }
    }

    /// Drops the bytes of files without a name, and gives the others numbers by their places.
    mutating func forget() {
        var numbered: [Int: File] = [:]
        for path in folders.keys.sorted() {
            for name in (folders[path]?.names.keys.sorted() ?? []) {
                guard let inode = folders[path]?.names[name] else { continue }
                let number = numbered.count + 1
                numbered[number] = files[inode]
                folders[path]?.names[name] = number
            }
            folders[path]?.sync()
        }
        (files, next) = (numbered, numbered.count + 1)
    }

    static func split(_ path: String) -> (folder: String, name: String) {
        (ChaserHost.Folder.parent(of: path), String(path.split(separator: "/").last ?? ""))
    }

    func inode(_ path: String) -> Int? {
        let (folder, name) = DiskImage.split(path)
        return folders[folder]?.names[name]
    }

    func file(_ path: String) -> File? { inode(path).flatMap { files[$0] } }

    /// The bytes of each file in a folder.
    func contents(_ folder: String) -> [String: [UInt8]] {
        (folders[folder]?.names ?? [:]).compactMapValues { files[$0]?.bytes }
    }
}

/// The same numbers from the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True once in so many times.
    mutating func chance(_ count: UInt64) -> Bool { next() % count == 0 }
}
