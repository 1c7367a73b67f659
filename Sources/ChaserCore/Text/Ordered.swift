/// "1 alert", "3 alerts"
public func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// Each element once, in the order of first appearance.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen = Set<Element>()
    return elements.filter { seen.insert($0).inserted }
}

/// The elements by what they have in common; groups in the order of their first element, each in its own order.
func grouped<Element, Key: Hashable>(_ elements: [Element], by key: (Element) -> Key) -> [(key: Key, items: [Element])]
{
    var places: [Key: Int] = [:]
    var groups: [(key: Key, items: [Element])] = []
    for element in elements {
        let name = key(element)
        if let place = places[name] {
            groups[place].items.append(element)
        } else {
            places[name] = groups.count
            groups.append((name, [element]))
        }
    }
    return groups
}

extension Dictionary {
    /// Removes what a test says goes. Most often nothing does, and then nothing is copied.
    mutating func removeAll(where goes: (Element) -> Bool) {
        for key in filter(goes).keys { self[key] = nil }
    }
}
