import ChaserCore
import Testing

/// Days, holidays and zones that the calendar's tests share; holidays are listed by hand.
enum CalendarFixture {
    static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso), "\(iso) is a day") }

    static func time(_ hour: Int, _ minute: Int) throws -> TimeOfDay {
        try #require(TimeOfDay(hour: hour, minute: minute))
    }

    static func calendar(_ holidays: [String]) -> WorkingCalendar {
        WorkingCalendar(holidays: holidays.compactMap { Day(iso: $0) })
    }

    /// England and Wales in 2022 and from 2025 to 2027.
    static let englandAndWales = calendar([
        "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19",
        "2022-12-26", "2022-12-27",
        "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
    ])

    /// Scotland over the winter of 2025: both 1 and 2 January.
    static let scotland = calendar(["2025-12-01", "2025-12-25", "2025-12-26", "2026-01-01", "2026-01-02"])

    /// Northern Ireland in the spring of 2026: St Patrick's Day besides.
    static let northernIreland = calendar(["2026-01-01", "2026-03-17", "2026-04-03", "2026-04-06"])

    static func london() throws -> Zone { try Zone(name: "Europe/London", tzif: LondonZone.bytes) }
}

/// Builds TZif files of any content, right or wrong.
enum ZoneBytes {
    /// A version 2 file with an empty first block; each change is an instant and the index of an offset.
    static func version2(
        offsets: [Int32], changes: [(at: Int64, offset: UInt8)] = [], rule: String, leapSeconds: UInt32 = 0
    ) -> [UInt8] {
        var bytes = header(version: 0x32, times: 0, types: 0, leapSeconds: 0)
        bytes += header(version: 0x32, times: changes.count, types: offsets.count, leapSeconds: leapSeconds)
        bytes += changes.flatMap { bigEndian(UInt64(bitPattern: $0.at)) } + changes.map(\.offset)
        bytes += offsets.flatMap { bigEndian(UInt32(bitPattern: $0)) + [0, 0] }
        bytes += [UInt8](repeating: 0, count: Int(leapSeconds) * 12)
        return bytes + Array("\n\(rule)\n".utf8)
    }

    /// A version 1 file: 32-bit instants and no rule.
    static func version1(offsets: [Int32], changes: [(at: Int32, offset: UInt8)]) -> [UInt8] {
        var bytes = header(version: 0, times: changes.count, types: offsets.count, leapSeconds: 0)
        bytes += changes.flatMap { bigEndian(UInt32(bitPattern: $0.at)) } + changes.map(\.offset)
        return bytes + offsets.flatMap { bigEndian(UInt32(bitPattern: $0)) + [0, 0] }
    }

    private static func header(version: UInt8, times: Int, types: Int, leapSeconds: UInt32) -> [UInt8] {
        let counts = [0, 0, leapSeconds, UInt32(times), UInt32(types), 0]
        return Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15) + counts.flatMap { bigEndian($0) }
    }

    private static func bigEndian(_ word: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        withUnsafeBytes(of: word.bigEndian) { Array($0) }
    }
}
