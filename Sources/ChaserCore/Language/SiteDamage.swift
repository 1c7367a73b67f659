/// What the parser could not read, so that the checker does not tell its consequences as faults of their own.
extension SiteChecker {
    /// True when the parser told a fault within the block: a statement of it may be lost.
    func isDamaged(_ placed: Placed) -> Bool {
        let whole = placed.block.range
        return damage[placed.path, default: []].contains { $0.start >= whole.start && $0.start <= whole.end }
    }

    /// True when a block of the kind may be lost: the head of one, or something between the blocks, could not be read.
    func mayLack(_ kind: BlockKind) -> Bool {
        if files.contains(where: { file in file.blocks.contains { $0.kind == kind && hasDamagedHead($0, in: file) } }) {
            return true
        }
        return files.contains { file in
            damage[file.path, default: []].contains { fault in
                !file.blocks.contains { fault.start >= $0.range.start && fault.start <= $0.range.end }
            }
        }
    }

    private func hasDamagedHead(_ block: Block, in file: ParsedFile) -> Bool {
        let end = block.statements.first?.range.start ?? block.range.end
        return damage[file.path, default: []].contains { $0.start >= block.range.start && $0.start < end }
    }

    /// Tells that nothing has this name, unless a block of the kind may be lost.
    mutating func unknown(_ kind: BlockKind, _ name: Located<String>, among known: [String], in path: String) {
        if mayLack(kind) { return }
        let near = nearest(to: name.value, among: known)
        fault(.unknownName(kind: kind.rawValue, name: name.value, suggestion: near), in: path, at: name.range)
    }

    /// Whether the source's block could be read whole.
    func isWhole(_ source: SourceDefinition) -> Bool {
        !blocks(.source).contains { $0.block.name?.value == source.name && isDamaged($0) }
    }
}

extension Block {
    /// Where to point for the block as a whole: its name, else its title, else all of it.
    var headRange: TextRange { name?.range ?? title?.range ?? range }
}
