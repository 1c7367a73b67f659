import ChaserCore
import Glibc

/// A folder of `.eml` files, one a message, named after the decision to send it.
///
/// States of a message: absent; a hidden temporary file, not yet a message; `name.eml`, which is the commit point.
struct EmlFolder {
    let folder: String
    let disk: any Disk

    func prepare(now: Instant) throws(SystemFault) {
        try disk.makeFolder(folder)
        try NewFile.sweep(folder, now: now, on: disk) { $0.hasPrefix(".") && $0.hasSuffix(".eml.tmp") }
    }

    func put(name: String, message: [UInt8]) throws(SystemFault) -> Delivered {
        let path = "\(folder)/\(name).eml"
        let isWritten = try NewFile.create(message, temporary: "\(folder)/.\(name).eml.tmp", final: path, on: disk)
        return isWritten ? .written(path) : .alreadyThere(path)
    }

    /// Also for messages that were there: the crash that made us ask may have come before the folder was on disk.
    func save() throws(SystemFault) { try disk.syncFolder(folder) }

    func messages() throws(SystemFault) -> [String] {
        guard disk.status(folder) != nil else { return [] }
        return try disk.names(in: folder).filter { !$0.hasPrefix(".") && $0.hasSuffix(".eml") }
            .map { String($0.dropLast(".eml".count)) }
    }
}
