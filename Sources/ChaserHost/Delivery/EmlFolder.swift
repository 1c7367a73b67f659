import ChaserCore
import Glibc

/// A folder of `.eml` files, one a message, named after the decision to send it.
///
/// States of a message: absent; a hidden temporary file, not yet a message; `name.eml`, which is the commit point.
struct EmlFolder {
    let folder: String

    func prepare(now: Instant) throws(SystemFault) {
        try Folder.create(folder)
        try NewFile.sweep(folder, now: now) { $0.hasPrefix(".") && $0.hasSuffix(".eml.tmp") }
    }

    func deliver(name: String, message: [UInt8]) throws(SystemFault) -> Delivered {
        let path = "\(folder)/\(name).eml"
        let isWritten = try NewFile.create(message, temporary: "\(folder)/.\(name).eml.tmp", final: path)
        // Also where it was there: the crash that made us ask may have come before the folder was on disk.
        try Folder.sync(folder)
        return isWritten ? .written(path) : .alreadyThere(path)
    }
}
