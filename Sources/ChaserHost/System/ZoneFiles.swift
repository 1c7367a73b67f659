import ChaserCore
import Glibc

/// The system's own time zone files, so that an upgrade of its zone data reaches Chaser without a new build.
public enum ZoneFiles {
    /// The largest zone file in use is 4 kB.
    private static let limit = 1 << 20

    /// `TZDIR` where it is set, otherwise /usr/share/zoneinfo.
    public static var folder: String {
        guard let named = getenv("TZDIR"), named.pointee != 0 else { return "/usr/share/zoneinfo" }
        return String(cString: named)
    }

    /// The bytes of a zone's TZif file: `Europe/London`.
    ///
    /// A name is made of letters, digits, `+`, `-` and `_` between slashes; any other is an unsafe path and no file is
    /// touched. A name that the system does not know is a missing file. Links are followed: distributions use them for
    /// zones of several names.
    public static func read(_ name: String, folder: String = ZoneFiles.folder) throws(FileFault) -> [UInt8] {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isNameCharacter) }) else {
            throw FileFault(name, .unsafePath)
        }
        let path = "\(folder)/\(name)"
        guard let real = realPath(path) else { throw FileFault(path, .missing) }
        return try WholeFile.read(real, limit: limit)
    }

    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "+-_".utf8.contains(byte)
        }
    }
}
