/// A path beneath the site with `*` (any run of characters) and `?` (any one) within a component:
/// `data/*/scorecard-????-??.csv`.
struct FilePattern {
    /// Between the slashes; never empty, `.` or `..`.
    let components: [String]

    /// Nil for what must not be followed: an absolute path, `..`, a NUL, nothing at all.
    init?(_ text: String) {
        components = text.split(separator: "/").map(String.init).filter { $0 != "." }
        if text.hasPrefix("/") || components.isEmpty || components.contains("..") || text.contains("\0") { return nil }
    }

    /// True when the component names many files, or may.
    static func isWild(_ component: String) -> Bool { component.contains { $0 == "*" || $0 == "?" } }

    /// Whether the whole name fits the component. Time grows with the product of both lengths, whatever the pattern.
    static func matches(_ name: String, _ component: String) -> Bool {
        let name = Array(name)
        let wanted = Array(component)
        var (place, next) = (0, 0)
        var star: (next: Int, place: Int)?
        while place < name.count {
            if next < wanted.count, wanted[next] == "*" {
                star = (next, place)
                next += 1
            } else if next < wanted.count, wanted[next] == "?" || wanted[next] == name[place] {
                next += 1
                place += 1
            } else if let last = star {
                // The last star takes one character more; an earlier one never needs to.
                star = (last.next, last.place + 1)
                next = last.next + 1
                place = last.place + 1
            } else {
                return false
            }
        }
        return wanted[next...].allSatisfy { $0 == "*" }
    }

    /// Names that no pattern picks: hidden files, and what office programs and copying tools leave while they work.
    static func isPassedOver(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
            || [".tmp", ".part"].contains { name.lowercased().hasSuffix($0) }
    }
}
