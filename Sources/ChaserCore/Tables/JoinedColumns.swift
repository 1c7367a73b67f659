extension SourceLayout {
    /// The layout with every column marked as joined whose heading only the joined file has.
    ///
    /// A rule file need not say `in "targets.csv"`: the sheet's own heading comes first, then the joined file's.
    func findingJoinedColumns(sheets: [SheetInput], joined: SheetInput) -> SourceLayout {
        let unknown = columns.contains { !$0.isJoined && $0.heading != nil }
        guard unknown, let partner = OpenSheet(peeking: joined) else { return self }
        let own = sheets.compactMap(OpenSheet.init(peeking:))
        let quiet = ProblemLog()
        let found = columns.map { column -> ColumnLayout in
            guard !column.isJoined, let heading = column.heading,
                !own.contains(where: { $0.position(of: heading, log: quiet) != nil }),
                partner.position(of: heading, log: quiet) != nil
            else { return column }
            return ColumnLayout(
                name: column.name, type: column.type, origin: column.origin, isJoined: true, words: column.words,
                isOptional: column.isOptional, isPrivate: column.isPrivate, dateStyle: column.dateStyle)
        }
        return SourceLayout(
            name: name, columns: found, key: key, periods: periods, joinOn: joinOn, missing: missing)
    }
}

extension OpenSheet {
    /// A sheet of which only the headings are asked, and nothing is told.
    fileprivate init?(peeking input: SheetInput) {
        guard case .text(let bytes, _) = decodedText(input.bytes) else { return nil }
        self.init(file: 0, path: input.path, bytes: bytes, log: ProblemLog())
    }
}
