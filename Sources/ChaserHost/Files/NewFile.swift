import ChaserCore
import Glibc

/// A file that must come into being whole, once, and never replace another.
///
/// States: nothing; a temporary file (whatever its length, worth nothing); both names (the link was made: this is the
/// commit point); the final name alone. A crash in the first two loses nothing, since the caller tries again under the
/// same names; in the third the temporary name is swept later.
enum NewFile {
    /// Temporary files older than this belong to nobody; maildir(5) names the 36 hours.
    private static let staleAfter: Int64 = 36 * 3600

    /// Writes the bytes to `temporary`, saves them to disk, and links them as `final`. False when `final` stands
    /// already; it is then left as it is. The folder's own names are not yet on disk: see `Disk.syncFolder`.
    ///
    /// The caller is the only writer of these names (it holds the state lock), so a temporary file that stands already
    /// was left by a crash, and is replaced.
    static func create(
        _ bytes: [UInt8], temporary: String, final: String, on disk: any Disk
    ) throws(SystemFault) -> Bool {
        try? disk.remove(temporary)
        defer { try? disk.remove(temporary) }
        try disk.fill(temporary, with: bytes)
        do throws(SystemFault) {
            try disk.link(temporary, to: final)
            return true
        } catch {
            if error.code == EEXIST { return false }
            throw error
        }
    }

    /// Removes the temporary files in a folder that a crash left behind long ago. One that cannot be removed stays: it
    /// harms nothing, and is tried again at the next start.
    static func sweep(
        _ folder: String, now: Instant, on disk: any Disk, where isTemporary: (String) -> Bool
    ) throws(SystemFault) {
        for name in try disk.names(in: folder) where isTemporary(name) {
            let path = "\(folder)/\(name)"
            guard let status = disk.status(path), status.isRegular else { continue }
            if now.seconds - status.modified > staleAfter { try? disk.remove(path) }
        }
    }
}
