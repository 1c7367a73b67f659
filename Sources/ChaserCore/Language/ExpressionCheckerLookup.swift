/// `lookup(source, key, column)`: what another sheet says of the same thing.
extension ExpressionChecker {
    /// The call with its arguments, the names among them resolved in the source that they speak of.
    mutating func lookup(_ form: FunctionForm, _ arguments: [Expression]) -> Typed? {
        let names = [arguments[0], arguments[2]].compactMap { argument -> Located<String>? in
            if case .name(let name) = argument.node { return Located(name, at: argument.range) }
            fault(.wrongType(expected: "a name", found: "an expression", context: "in lookup(…)"), at: argument.range)
            return nil
        }
        let key = check(arguments[1])
        if let key, key.type != .text {
            fault(
                .wrongType(expected: "text", found: key.type.words, context: "in lookup(…)"), at: arguments[1].range)
            return nil
        }
        guard names.count == 2, let key, let source = otherSource(names[0]) else { return nil }
        guard let column = otherColumn(names[1], of: source) else { return nil }
        let type = source.other.layout.columns[column].type
        return Typed(
            formula: .lookup(source: source.index, key: key.formula, column: column, type),
            // Officers of another sheet are compared and printed as its cell has them.
            type: type == .people ? .text : ValueType(type))
    }

    private mutating func otherSource(_ name: Located<String>) -> (index: Int, other: OtherSource)? {
        guard let others = scope.others else {
            fault(.other("“done when” speaks of one sheet and cannot look into another"), at: name.range)
            return nil
        }
        guard let index = others.firstIndex(where: { $0.layout.name == name.value }) else {
            let near = nearest(to: name.value, among: others.map(\.layout.name))
            fault(.unknownName(kind: "source", name: name.value, suggestion: near), at: name.range)
            return nil
        }
        let key = others[index].layout.key
        if key.count > 1 {
            let words = key.joined(separator: ", ")
            fault(
                .other("lookup(…) finds a record by one key, and \(name.value) has \(key.count): \(words)"),
                at: name.range)
            return nil
        }
        return (index, others[index])
    }

    private mutating func otherColumn(_ name: Located<String>, of source: (index: Int, other: OtherSource)) -> Int? {
        let columns = source.other.layout.columns
        if let column = columns.firstIndex(where: { $0.name == name.value }) { return column }
        if source.other.isWhole {
            let near = nearest(to: name.value, among: columns.map(\.name))
            let kind = "column of \(source.other.layout.name)"
            fault(.unknownName(kind: kind, name: name.value, suggestion: near), at: name.range)
        }
        return nil
    }

    /// A private column of another source that a formula looks up.
    func privateColumnOfOther(_ formula: Formula) -> ColumnLayout? {
        guard let others = scope.others else { return nil }
        var found: ColumnLayout?
        _ = formula.contains { part in
            guard case .lookup(let source, _, let column, _) = part, others.indices.contains(source),
                others[source].layout.columns[column].isPrivate
            else { return false }
            found = others[source].layout.columns[column]
            return true
        }
        return found
    }
}
