/// The part of a source's layout that its past is read by: the columns that rules ask about, and the key.
struct TrackedLayout: Hashable, Sendable {
    /// Which sheets of the source.
    enum Sheets: Hashable, Sendable {
        case own
        /// The joined file, whose rows are known by the text that joins.
        case joined
    }

    /// For each followed column its place in the source's layout.
    let columns: [Int]
    /// Places of the key's columns among those that are read.
    var keyColumns: Range<Int> { columns.count..<(columns.count + keys.count) }
    private let source: SourceLayout
    private let sheets: Sheets
    private let keys: [String]

    init(_ source: SourceLayout, needs: HistoryNeeds, sheets: Sheets) {
        self.source = source
        self.sheets = sheets
        columns = needs.columns.keys.sorted().filter { index in
            guard source.columns.indices.contains(index) else { return false }
            let column = source.columns[index]
            switch sheets {
            case .own: return !column.isJoined
            case .joined: return column.isJoined || !column.isByPeriod
            }
        }
        keys = sheets == .own ? source.key : [source.joinOn].compactMap(\.self)
    }

    /// The layout by which a sheet is read: nothing but the key is needed in it.
    func layout(for sheet: OpenSheet) -> SourceLayout {
        let followed = columns.map { index in
            let column = source.columns[index]
            return ColumnLayout(
                name: column.name, type: column.type, origin: column.origin, words: column.words, isOptional: true,
                isPrivate: true, dateStyle: column.dateStyle)
        }
        let keyed = keys.enumerated().map { place, name in
            ColumnLayout(name: "key \(place)", type: .text, origin: .heading(heading(of: name, in: sheet)))
        }
        return SourceLayout(
            name: source.name, columns: followed + keyed, key: keyed.map(\.name),
            periods: sheets == .own ? source.periods : .none, missing: source.missing)
    }

    private func heading(of name: String, in sheet: OpenSheet) -> String {
        let declared = source.columns.first { $0.name == name && (sheets == .joined || !$0.isJoined) }?.heading
        switch sheets {
        case .own: return declared ?? name
        case .joined: return sheet.position(of: name, log: ProblemLog()) == nil ? declared ?? name : name
        }
    }
}
