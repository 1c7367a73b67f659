import Testing

@testable import ChaserCore

@Suite("The directory")
struct DirectoryTests {
    private static let rows = [
        ["role", "area", "name", "email", "alias"],
        [
            "head-of-service", "Fostering", "Head of Service CSC", "hos.csc@southampton.example",
            "HoS CSC;Head, Children",
        ],
        ["head-of-service", "Children’s Resource Service", "Head of Service ISS", "hos.iss@southampton.example", ""],
        ["lead", "Early Help", "Service Manager Early Help", "sm.earlyhelp@southampton.example", ""],
        ["lead", "Early help", "Deputy Early Help", "deputy@southampton.example", ""],
        ["lead", "Adoption", "Also Early Help", "SM.EarlyHelp@southampton.example", ""],
        ["lead", "*", "Improvement Plan Office", "plan@southampton.example", ""],
        ["board", "*", "Improvement Board", "board@southampton.example", ""],
    ]

    private static let directory = Directory.read(rows: rows).0

    private static func person(_ name: String, _ address: String) throws -> Person {
        Person(name: name, address: try #require(MailAddress(name: name, address: address)))
    }

    @Test("gives every holder of a role in an area, in its order")
    func exact() throws {
        let expected = try [
            Self.person("Service Manager Early Help", "sm.earlyhelp@southampton.example"),
            Self.person("Deputy Early Help", "deputy@southampton.example"),
        ]
        #expect(Self.directory.recipients(role: "lead", area: "Early Help") == .exact(expected))
    }

    @Test("matches areas whatever the case and the apostrophe")
    func foldsAreas() {
        let found = Self.directory.recipients(role: "head-of-service", area: "CHILDREN'S RESOURCE SERVICE")
        #expect(found.people.map(\.name) == ["Head of Service ISS"])
    }

    @Test("takes one address for one person, by the name of its first row")
    func onePersonAnAddress() throws {
        let first = try Self.person("Service Manager Early Help", "sm.earlyhelp@southampton.example")
        #expect(Self.directory.recipients(role: "lead", area: "Adoption") == .exact([first]))
    }

    @Test("lists a person once who holds a role in an area twice")
    func noRepeats() {
        let rows = [
            ["role", "area", "email"], ["lead", "Fostering", "a@b.example"], ["lead", "fostering", "A@b.example"],
        ]
        #expect(Directory.read(rows: rows).0.recipients(role: "lead", area: "Fostering").people.count == 1)
    }

    @Test("falls back to * only where no row names the area")
    func fallsBack() throws {
        let office = try Self.person("Improvement Plan Office", "plan@southampton.example")
        #expect(Self.directory.recipients(role: "lead", area: "Care Leavers") == .fallback([office]))
        #expect(Self.directory.recipients(role: "lead", area: nil) == .fallback([office]))
        #expect(Self.directory.recipients(role: "lead", area: " ") == .fallback([office]))
    }

    @Test("says when a role has nobody for the area")
    func vacant() {
        #expect(Self.directory.recipients(role: "head-of-service", area: "Adoption") == .vacant)
        #expect(Self.directory.recipients(role: "head-of-service", area: nil) == .vacant)
    }

    @Test("suggests the nearest role for one that it lacks")
    func unknownRole() {
        #expect(Self.directory.recipients(role: "baord", area: nil) == .unknownRole(suggestion: "board"))
        #expect(Self.directory.recipients(role: "treasurer", area: nil) == .unknownRole(suggestion: nil))
    }

    @Test("lists its roles in order, each once")
    func roles() {
        #expect(Self.directory.roles == ["head-of-service", "lead", "board"])
    }

    @Test("finds a person by name or alias, and nobody where two answer to it")
    func byName() {
        #expect(Self.directory.person(named: "hos csc")?.address.address == "hos.csc@southampton.example")
        #expect(Self.directory.person(named: "Children, Head")?.address.address == "hos.csc@southampton.example")
        #expect(Self.directory.person(named: "nobody") == nil)
        let rows = [["role", "name", "email"], ["a", "Sam", "a@b.example"], ["a", "Sam", "c@b.example"]]
        #expect(Directory.read(rows: rows).0.person(named: "Sam") == nil)
    }
}

@Suite("Reading people.csv")
struct DirectoryReadingTests {
    @Test("takes headings in any order and case, and lets other columns be")
    func headings() {
        let rows = [["Phone", " EMAIL ", "Role", "Area"], ["1", "a@b.example", "lead", "Fostering"]]
        let (directory, faults) = Directory.read(rows: rows)
        #expect(faults == [])
        #expect(directory.recipients(role: "lead", area: "Fostering").people.map(\.name) == ["a@b.example"])
    }

    @Test("sets a bad row aside, says which and why, and uses the others")
    func badRows() {
        let rows = [
            ["role", "area", "name", "email"],
            ["", "Fostering", "A", "a@b.example"],
            ["lead", "Fostering", "B", ""],
            ["", " ", "", ""],
            ["lead", "Fostering", "C", "c at b.example"],
            ["lead"],
            ["lead", "", "D", "Somebody <d@b.example>"],
        ]
        let (directory, faults) = Directory.read(rows: rows)
        #expect(
            faults == [
                DirectoryFault(row: 2, kind: .emptyRole), DirectoryFault(row: 3, kind: .emptyAddress),
                DirectoryFault(row: 5, kind: .badAddress("c at b.example")),
                DirectoryFault(row: 6, kind: .emptyAddress),
            ])
        #expect(directory.recipients(role: "lead", area: nil).people.map(\.name) == ["D"])
    }

    @Test("finds nobody without a role or an email column, and says what was near")
    func missingHeadings() {
        let (directory, faults) = Directory.read(rows: [["rolle", "name"], ["lead", "A"]])
        #expect(directory.roles == [])
        #expect(
            faults == [
                DirectoryFault(row: 1, kind: .missingHeading("role", suggestion: "rolle")),
                DirectoryFault(row: 1, kind: .missingHeading("email", suggestion: nil)),
            ])
    }

    @Test("uses the first of two columns of one heading, and says so")
    func repeatedHeading() {
        let rows = [["role", "email", "email"], ["lead", "a@b.example", "c@d.example"]]
        let (directory, faults) = Directory.read(rows: rows)
        #expect(faults == [DirectoryFault(row: 1, kind: .repeatedHeading("email"))])
        #expect(directory.recipients(role: "lead", area: nil).people.map(\.address.address) == ["a@b.example"])
    }

    @Test(
        "says when there is nobody in the file",
        arguments: [[], [["role", "email"]], [["role", "email"], ["", ""]]] as [[[String]]])
    func noRows(rows: [[String]]) {
        #expect(Directory.read(rows: rows).1 == [DirectoryFault(row: 1, kind: .noRows)])
    }
}
