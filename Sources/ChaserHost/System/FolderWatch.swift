@preconcurrency import Dispatch
import Glibc

/// Tells when something in a set of folders changes (inotify(7)): a file written and closed, moved in or out, removed.
///
/// A hint, never the truth: on network shares nothing comes, and a full queue drops events, so the owner looks again on a
/// timer whatever this says. Confined to its owner's queue.
final class FolderWatch {
    private let number: Int32
    private let source: any DispatchSourceRead
    private var watched: [String: Int32] = [:]

    /// Nil when the system has no more watches to give.
    init?(queue: DispatchQueue, changed: @escaping @Sendable () -> Void) {
        number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard number >= 0 else { return nil }
        let descriptor = number
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler {
            FolderWatch.drain(descriptor)
            changed()
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    deinit { source.cancel() }

    /// What changed is found out by looking; the events themselves only say that something did.
    private static func drain(_ number: Int32) {
        withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
            while read(number, buffer.baseAddress, buffer.count) > 0 {}
        }
    }

    /// Watches exactly these folders.
    func watch(_ folders: Set<String>) {
        for (folder, watch) in watched where !folders.contains(folder) {
            inotify_rm_watch(number, watch)
            watched[folder] = nil
        }
        let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF)
        for folder in folders where watched[folder] == nil {
            let watch = inotify_add_watch(number, folder, mask)
            if watch >= 0 { watched[folder] = watch }
        }
    }
}
