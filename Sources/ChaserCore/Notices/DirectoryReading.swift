/// Something wrong in the directory's file: the row it concerns is set aside, the others are used.
public struct DirectoryFault: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The file has no heading row, or no row beneath it.
        case noRows
        /// `role` or `email` heads no column: nobody can be found. `suggestion` is the nearest heading.
        case missingHeading(String, suggestion: String?)
        /// Two columns have this heading: the first is used.
        case repeatedHeading(String)
        case emptyRole
        case emptyAddress
        /// What stands there is no plain mail address.
        case badAddress(String)
    }

    /// The spreadsheet's row, the heading being 1.
    public let row: Int
    /// What is wrong.
    public let kind: Kind

    /// A fault of one row.
    public init(row: Int, kind: Kind) {
        self.row = row
        self.kind = kind
    }
}

extension Directory {
    /// The columns of people.csv; the raw value is the heading.
    private enum Column: String, CaseIterable {
        case role, area, name, email, alias

        /// Without it no row can be used; without `area` every row stands for `*`.
        var isNeeded: Bool {
            switch self {
            case .role, .email: true
            case .area, .name, .alias: false
            }
        }
    }

    /// The directory from the cells of people.csv, its heading row first, with everything that is wrong in it.
    ///
    /// Headings match by `foldedName`, in any order; other columns are ignored. Several aliases are set apart by `;`.
    /// An empty area is `*`. Blank rows are skipped.
    public static func read(rows: [[String]]) -> (Directory, [DirectoryFault]) {
        guard let heading = rows.first, rows.count > 1 else {
            return (Directory(rows: []), [DirectoryFault(row: 1, kind: .noRows)])
        }
        var faults: [DirectoryFault] = []
        let places = places(in: heading, faults: &faults)
        if faults.contains(where: \.isAboutFile) { return (Directory(rows: []), faults) }
        var read: [DirectoryRow] = []
        for (index, cells) in rows.enumerated().dropFirst() where !cells.allSatisfy({ trimmed($0).isEmpty }) {
            switch row(index + 1, cells: cells, places: places) {
            case .success(let row): read.append(row)
            case .failure(let fault): faults.append(fault)
            }
        }
        if read.isEmpty, faults.isEmpty { faults.append(DirectoryFault(row: 1, kind: .noRows)) }
        return (Directory(rows: read), faults)
    }

    private static func places(in heading: [String], faults: inout [DirectoryFault]) -> [Column: Int] {
        let folded = heading.map { foldedName(trimmed($0)) }
        var places: [Column: Int] = [:]
        for column in Column.allCases {
            let found = folded.indices.filter { folded[$0] == foldedName(column.rawValue) }
            places[column] = found.first
            if found.count > 1 { faults.append(DirectoryFault(row: 1, kind: .repeatedHeading(column.rawValue))) }
            if found.isEmpty, column.isNeeded {
                let suggestion = nearest(to: column.rawValue, among: heading)
                faults.append(
                    DirectoryFault(row: 1, kind: .missingHeading(column.rawValue, suggestion: suggestion)))
            }
        }
        return places
    }

    private static func row(
        _ number: Int, cells: [String], places: [Column: Int]
    ) -> Result<DirectoryRow, DirectoryFault> {
        func cell(_ column: Column) -> String {
            guard let place = places[column], place < cells.count else { return "" }
            return trimmed(cells[place])
        }
        let (role, area, name, email) = (cell(.role), cell(.area), cell(.name), cell(.email))
        if role.isEmpty { return .failure(DirectoryFault(row: number, kind: .emptyRole)) }
        if email.isEmpty { return .failure(DirectoryFault(row: number, kind: .emptyAddress)) }
        guard let written = MailAddress(parsing: email),
            let address = MailAddress(name: name.isEmpty ? written.name : name, address: written.address)
        else { return .failure(DirectoryFault(row: number, kind: .badAddress(email))) }
        let aliases = cell(.alias).split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
        let person = Person(name: address.name, address: address)
        let place = area.isEmpty ? "*" : area
        return .success(DirectoryRow(row: number, role: role, area: place, person: person, aliases: aliases))
    }

    private static func trimmed(_ cell: String) -> String {
        var text = cell[...].drop { $0.isWhitespace }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

extension DirectoryFault: Error {
    /// True where no row of the file can be used.
    fileprivate var isAboutFile: Bool {
        switch kind {
        case .noRows, .missingHeading: true
        case .repeatedHeading, .emptyRole, .emptyAddress, .badAddress: false
        }
    }
}
