/// How much one mail shows: whoever gets a thousand alerts reads the worst of them, and is told how many more there are.
extension Letter {
    /// The most alerts in one mail, and the most lines in each of its other sections.
    static let mostShown = 200
    /// The most alerts that one line names by their ids.
    static let mostNamed = 40

    /// What stands in place of the rest.
    static func notShown(_ what: String) -> String {
        "… and \(what), not shown here. Whoever runs Chaser has all that is open in the file alerts.csv."
    }

    /// The first lines of a section, and how many more there are.
    static func cut(_ lines: [String]) -> [String] {
        let more = lines.count - mostShown
        return more > 0 ? lines.prefix(mostShown) + ["… and \(more) more, not shown here."] : lines
    }

    /// The same of blocks.
    static func cut(_ blocks: [Page.Block]) -> [Page.Block] {
        let more = blocks.count - mostShown
        return more > 0 ? blocks.prefix(mostShown) + [.paragraph("… and \(more) more, not shown here.")] : blocks
    }
}
