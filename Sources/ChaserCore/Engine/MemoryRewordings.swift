/// A record that was reworded is the same record: what is remembered of it goes on under its new words.
extension Memory {
    /// The memory with the records of each source under the words that they have now.
    func followingRewordings(_ site: Site, _ tables: Tables) -> Memory {
        var memory = self
        for (index, source) in site.definition.sources.enumerated() {
            guard let records = tables.records[index], let names = records.presentNames(source.layout) else { continue }
            let rules = Set(
                site.definition.rules.filter { $0.source == index && $0.group == nil }.map(\.name)
                    + site.definition.reminders.filter { $0.source == index }.map(\.name))
            memory.rename(names, of: source.name, rules)
        }
        return memory
    }

    private mutating func rename(_ names: [String: String], of source: String, _ rules: Set<String>) {
        func renamed(_ key: AlertKey) -> AlertKey? {
            guard rules.contains(key.rule), let name = names[key.record] else { return nil }
            return AlertKey(rule: key.rule, record: name)
        }
        for (old, new) in Memory.moves(alerts.keys, renamed) {
            alerts[new] = alerts.removeValue(forKey: old).map { $0.renamed(new) }
        }
        for (old, new) in Memory.moves(acknowledgements.keys, renamed) {
            acknowledgements[new] = acknowledgements.removeValue(forKey: old)
        }
        for (old, new) in Memory.moves(reminders.keys, renamed) {
            reminders[new] = reminders.removeValue(forKey: old)
        }
        let climbing = Memory.moves(climbs.keys) { key in
            guard key.source == source, let name = names[key.record] else { return nil }
            return ClimbKey(source: key.source, record: name, ladder: key.ladder)
        }
        for (old, new) in climbing { climbs[new] = climbs.removeValue(forKey: old) }
    }

    /// What moves where, never onto something that is there.
    private static func moves<Key: Hashable & Comparable>(
        _ keys: some Collection<Key>, _ renamed: (Key) -> Key?
    ) -> [(old: Key, new: Key)] {
        let there = Set(keys)
        var taken: Set<Key> = []
        return keys.sorted().compactMap { old in
            guard let new = renamed(old), !there.contains(new), taken.insert(new).inserted else { return nil }
            return (old, new)
        }
    }
}

extension Records {
    /// For each former name of a record in the sheet its present one; nil where nothing was reworded. A former name that
    /// another record has now is that record's.
    fileprivate func presentNames(_ layout: SourceLayout) -> [String: String]? {
        guard let history, !history.rewordings.isEmpty else { return nil }
        var names: [String: String] = [:]
        for (record, links) in history.rewordings.sorted(by: { $0.key < $1.key }) where record < count {
            let present = key(of: record, layout: layout)
            for link in links { names[link.link.old.words] = present }
        }
        // Words that came back beside the new ones are another record.
        for record in 0..<count where names.count > 0 {
            if history.rewordings[record] == nil { names[key(of: record, layout: layout)] = nil }
        }
        return names.isEmpty ? nil : names
    }
}

extension Alert {
    /// The same alert, its id included, on a record under another name.
    fileprivate func renamed(_ key: AlertKey) -> Alert {
        Alert(
            id: id, key: key, colour: colour, opened: opened, changed: changed, title: title, text: text, area: area,
            file: file, row: row, isUnknown: isUnknown, isEvent: isEvent)
    }
}
