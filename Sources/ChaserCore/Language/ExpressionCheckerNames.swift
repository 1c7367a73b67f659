/// Names: columns, and the words that every record has.
extension ExpressionChecker {
    /// A column, or a word that every record has.
    mutating func name(_ name: String, at range: TextRange) -> Typed? {
        if let index = scope.layout.columns.firstIndex(where: { $0.name == name }) {
            let type = scope.layout.columns[index].type
            let formula = Formula.column(index, type)
            guard scope.speaksOfGroup else { return Typed(formula: formula, type: ValueType(type)) }
            if formula == scope.group { return Typed(formula: .word(.group), type: .text) }
            fault(
                .other("in a group rule “\(name)” is of one member: say count(…), share(…), mean(…) or list(\(name))"),
                at: range)
            return nil
        }
        if let word = RecordWord(rawValue: name) { return self.word(word, at: range) }
        if scope.isWhole {
            fault(.unknownName(kind: "column", name: name, suggestion: suggestion(for: name)), at: range)
        }
        return nil
    }

    private mutating func word(_ word: RecordWord, at range: TextRange) -> Typed? {
        if word == .group, scope.group == nil {
            fault(.other("“group” is known only in a group rule: over \(scope.layout.name) by …"), at: range)
            return nil
        }
        if word == .period, scope.layout.periods == .none {
            if scope.isWhole { fault(.other("the source \(scope.layout.name) has no periods"), at: range) }
            return nil
        }
        if scope.speaksOfGroup, ![.today, .now, .nextDigest, .period, .group].contains(word), scope.group != .word(word)
        {
            fault(.other("in a group rule “\(word.rawValue)” is of one member, not of the group"), at: range)
            return nil
        }
        return Typed(
            formula: scope.speaksOfGroup && scope.group == .word(word) ? .word(.group) : .word(word), type: word.type)
    }

    private func suggestion(for name: String) -> String? {
        let words = RecordWord.allCases.filter { $0 != .group || scope.group != nil }.map(\.rawValue)
        return nearest(to: name, among: scope.layout.columns.map(\.name) + words)
    }
}
