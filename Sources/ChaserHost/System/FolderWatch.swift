@preconcurrency import Dispatch
import Glibc

/// Tells when something in a set of folders changes (inotify(7)): a file made, closed, moved in or out, removed.
///
/// A hint, never the truth: on network shares nothing comes, and a full queue drops events, so the owner looks again on a
/// timer whatever this says. Confined to its owner's queue.
final class FolderWatch {
    private let number: Int32
    private let source: any DispatchSourceRead
    private var watched: [String: Int32] = [:]

    /// Calls `changed` with the paths of the files that are whole: closed by their writer, or moved in. Nil when the
    /// system has no more watches to give.
    init?(queue: DispatchQueue, changed: @escaping @Sendable (Set<String>) -> Void) {
        number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard number >= 0 else { return nil }
        let descriptor = number
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in changed(self?.closedFiles() ?? []) }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    deinit { source.cancel() }

    /// Takes all events that have come.
    private func closedFiles() -> Set<String> {
        let folders = Dictionary(watched.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        var files: Set<String> = []
        withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
            while true {
                let count = read(number, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                for event in FolderWatch.events(UnsafeRawBufferPointer(rebasing: buffer[..<count])) {
                    guard event.mask & UInt32(IN_CLOSE_WRITE | IN_MOVED_TO) != 0 else { continue }
                    if let folder = folders[event.watch] { files.insert(folder + "/" + event.name) }
                }
            }
        }
        return files
    }

    /// The events as they lie in the buffer: a header of 16 bytes (watch, mask, cookie, length), then the name filled up
    /// with NUL.
    private static func events(_ bytes: UnsafeRawBufferPointer) -> [(watch: Int32, mask: UInt32, name: String)] {
        var events: [(watch: Int32, mask: UInt32, name: String)] = []
        var at = 0
        while at + 16 <= bytes.count {
            let watch = bytes.loadUnaligned(fromByteOffset: at, as: Int32.self)
            let mask = bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)
            let length = Int(bytes.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self))
            let end = min(at + 16 + length, bytes.count)
            let name = bytes[(at + 16)..<end].prefix { $0 != 0 }
            events.append((watch, mask, String(decoding: name, as: UTF8.self)))
            at = end
        }
        return events
    }

    /// Watches exactly these folders.
    func watch(_ folders: Set<String>) {
        for (folder, watch) in watched where !folders.contains(folder) {
            inotify_rm_watch(number, watch)
            watched[folder] = nil
        }
        // IN_CREATE: Postfix links a mail into a Maildir, and neither closes nor moves it there.
        let mask = UInt32(IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF)
        for folder in folders where watched[folder] == nil {
            let watch = inotify_add_watch(number, folder, mask)
            if watch >= 0 { watched[folder] = watch }
        }
    }
}
