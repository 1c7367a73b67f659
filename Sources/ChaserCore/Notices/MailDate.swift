extension CivilTime {
    /// `Mon, 30 Mar 2026 08:00:00 +0100`, as RFC 5322 §3.3 has it: English names whatever the locale. An offset that is
    /// not a whole minute (before standard time) loses its seconds.
    public var mailDate: String {
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map(Self.twoDigits)
        let monthName = Month.names[day.month - 1].prefix(3)
        let minutes = offset.magnitude / 60
        let zone = (offset < 0 ? "-" : "+") + Self.twoDigits(Int(minutes / 60)) + Self.twoDigits(Int(minutes % 60))
        let year = String(day.year)
        let fourDigits = String(repeating: "0", count: max(0, 4 - year.count)) + year
        return "\(day.weekday.name.prefix(3)), \(day.day) \(monthName) \(fourDigits) "
            + "\(clock.joined(separator: ":")) \(zone)"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
