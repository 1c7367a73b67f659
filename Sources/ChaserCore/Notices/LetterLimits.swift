/// How much one mail shows: whoever gets a thousand alerts reads the worst of them, and is told how many more there are.
extension Letter {
    /// The most alerts in one mail, and the most lines in each of its other sections.
    static let mostShown = 200
    /// The most alerts that one line names by their ids.
    static let mostNamed = 40

    /// The worst of the entries, in their order, where there are more than one mail shows: what is red, then what is told
    /// only once, then the rest of the areas with the most red.
    static func shown(_ entries: [Entry]) -> [Entry] {
        guard entries.count > mostShown else { return entries }
        func area(_ entry: Entry) -> String { foldedText(entry.alert.area ?? "") }
        var reds: [String: Int] = [:]
        for entry in entries where entry.alert.colour == .red { reds[area(entry), default: 0] += 1 }
        let ranks = entries.map { entry in
            (entry.alert.colour == .red ? 0 : entry.alert.isEvent ? 1 : 2, -(reds[area(entry)] ?? 0))
        }
        let worst = entries.indices.sorted { one, other in
            (ranks[one].0, ranks[one].1, one) < (ranks[other].0, ranks[other].1, other)
        }
        return worst.prefix(mostShown).sorted().map { entries[$0] }
    }

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
