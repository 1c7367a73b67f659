/// Someone who gets mail.
public struct Person: Hashable, Sendable {
    /// For the greeting; the address where the directory gives no name.
    public let name: String
    /// Where the mail goes.
    public let address: MailAddress

    /// A person; an empty name becomes the address.
    public init(name: String, address: MailAddress) {
        self.name = name.isEmpty ? address.address : name
        self.address = address
    }
}

/// One line of the directory: this person holds this role in this area.
public struct DirectoryRow: Hashable, Sendable {
    /// The spreadsheet's row, the heading being 1.
    public let row: Int
    /// As the sheet spells it.
    public let role: String
    /// `*` where the row answers for every area that no row of the role names.
    public let area: String
    /// Who holds it.
    public let person: Person
    /// Other names by which sheets call the person.
    public let aliases: [String]

    /// A row that was found good.
    public init(row: Int, role: String, area: String, person: Person, aliases: [String] = []) {
        self.row = row
        self.role = role
        self.area = area
        self.person = person
        self.aliases = aliases
    }
}

/// Who answers for a role in an area.
public enum Resolution: Hashable, Sendable {
    /// Rows name the area.
    case exact([Person])
    /// No row names the area (or none was asked for): these are the role's people for `*`. The mail says so.
    case fallback([Person])
    /// The role exists, but nobody holds it for this area, nor for `*`.
    case vacant
    /// No row has the role; `suggestion` is the nearest that there is.
    case unknownRole(suggestion: String?)

    /// Everyone the mail goes to, in the order of the directory.
    public var people: [Person] {
        switch self {
        case .exact(let people), .fallback(let people): people
        case .vacant, .unknownRole: []
        }
    }
}

/// The people of a site, found by role and area.
///
/// Roles and areas match by `foldedText`, names by `foldedName`. One address is one person, by the name of its first
/// row.
public struct Directory: Hashable, Sendable {
    /// The people of one role.
    private struct Holders: Hashable, Sendable {
        var byArea: [String: [Person]] = [:]
        var everywhere: [Person] = []
    }

    /// Every role as its first row spells it, in the order of the directory.
    public private(set) var roles: [String] = []
    private var holders: [String: Holders] = [:]
    private var named: [String: [Person]] = [:]
    /// Everyone by `MailAddress.identity`.
    private var people: [String: Person] = [:]

    /// The directory of these rows, in their order.
    public init(rows: [DirectoryRow]) {
        for row in rows {
            let person = people[row.person.address.identity] ?? row.person
            people[person.address.identity] = person
            let role = foldedText(row.role)
            if holders[role] == nil { roles.append(row.role) }
            var found = holders[role] ?? Holders()
            if row.area == "*" {
                Self.add(person, to: &found.everywhere)
            } else {
                Self.add(person, to: &found.byArea[foldedText(row.area), default: []])
            }
            holders[role] = found
            for name in [row.person.name] + row.aliases {
                Self.add(person, to: &named[foldedName(name), default: []])
            }
        }
    }

    /// The people of a role for an area; nil asks for those who hold it for `*`.
    public func recipients(role: String, area: String?) -> Resolution {
        guard let found = holders[foldedText(role)] else {
            return .unknownRole(suggestion: nearest(to: role, among: roles))
        }
        let place = foldedText(area ?? "")
        if !place.isEmpty, let people = found.byArea[place] { return .exact(people) }
        return found.everywhere.isEmpty ? .vacant : .fallback(found.everywhere)
    }

    /// Everyone who holds a role, for whatever area, in the order of the areas' first letters; empty for no such role.
    public func holders(of role: String) -> [Person] {
        guard let found = holders[foldedText(role)] else { return [] }
        return unique(found.everywhere + found.byArea.sorted { $0.key < $1.key }.flatMap(\.value))
    }

    /// The one person of this name or alias; nil where none or several answer to it.
    public func person(named name: String) -> Person? {
        guard let people = named[foldedName(name)], people.count == 1 else { return nil }
        return people[0]
    }

    /// Whether any row has the address.
    public func knows(_ address: MailAddress) -> Bool { people[address.identity] != nil }

    /// The person of an address; nil where no row has it.
    public func person(at address: MailAddress) -> Person? { people[address.identity] }

    private static func add(_ person: Person, to people: inout [Person]) {
        if !people.contains(person) { people.append(person) }
    }
}
