import ChaserCore

/// The files of a journal's folder: `000001.journal` and so on.
struct JournalFiles {
    let folder: String
    let disk: any Disk

    /// The file that holds the present.
    struct Newest {
        let number: Int
        let path: String
        let reading: JournalReading
        /// The bytes from the last commit but one to the last.
        let lastGroup: [UInt8]
    }

    /// The newest file, read; nil where there is none.
    func newest(for purpose: JournalReading.Purpose = .memory) throws(StateFault) -> Newest? {
        guard let number = try numbers().last else { return nil }
        let path = JournalFiles.path(number, in: folder)
        let bytes = try Journal.read(path, on: disk)
        do {
            let reading = try JournalReading(bytes, for: purpose)
            return Newest(
                number: number, path: path, reading: reading,
                lastGroup: Array(bytes[reading.lastGroup..<reading.committed]))
        } catch { throw .journal(path: path, error) }
    }

    /// The numbers of all files, rising; none where the folder is not there.
    func numbers() throws(StateFault) -> [Int] {
        guard disk.status(folder) != nil else { return [] }
        do { return JournalFiles.numbers(try disk.names(in: folder)) } catch { throw .system(error) }
    }

    static func numbers(_ names: [String]) -> [Int] {
        names.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.compactMap { Int($0.dropLast(suffix.count)) }
            .sorted()
    }

    static func path(_ number: Int, in folder: String) -> String {
        let digits = String(number)
        return "\(folder)/" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + suffix
    }

    private static let suffix = ".journal"
}
