import Testing

@testable import ChaserCore

@Suite("The memory's snapshot")
struct MemorySnapshotTests {
    @Test("gives back every member of a full memory, and an empty one")
    func roundTrip() throws {
        for memory in [try Samples.memory(), Memory()] {
            let bytes = MemorySnapshot.bytes(of: memory)
            let found = try MemorySnapshot.memory(from: bytes)
            #expect(found == memory)
            #expect(MemorySnapshot.bytes(of: found) == bytes)
        }
    }

    @Test("names its format and version first, and its members in one order")
    func members() throws {
        let json = try JSON(parsing: MemorySnapshot.bytes(of: Samples.memory()))
        #expect(json.objectValue?.map(\.name) == ["format", "version"] + MemorySection.all.map(\.name))
        #expect(json["format"] == .string("chaser-memory") && json["version"] == .integer(1))
    }

    static let refused: [(text: String, fault: MemorySnapshot.Fault, reason: String)] = [
        ("{}", .notASnapshot, "nothing in it"), ("[]", .notASnapshot, "no object"),
        ("{\"format\":\"other\",\"version\":1}", .notASnapshot, "another program's"),
        ("{\"format\":\"chaser-memory\"}", .notASnapshot, "no version"),
        ("{\"format\":\"chaser-memory\",\"version\":2}", .newer(2), "a newer Chaser's"),
    ]

    @Test("is refused when it is no snapshot, or of a newer version", arguments: refused)
    func refuses(_ text: String, _ fault: MemorySnapshot.Fault, _ reason: String) {
        #expect(throws: fault, "\(reason)") { try MemorySnapshot.memory(from: Array(text.utf8)) }
    }

    /// A member of the whole, what is put in its place, and the member that the fault names.
    static let damages: [(path: [String], value: JSON, named: String)] = [
        (["lastTick"], .string("now"), "lastTick"), (["alerts"], .null, "alerts"), (["rules"], .array([]), "rules"),
        (["rules", "late"], .integer(1), "rules"), (["owed"], .object([]), "owed"), (["outbox"], .null, "outbox"),
        (["toldProblems"], .array([.integer(1)]), "toldProblems"), (["alerts", "0", "id"], .null, "id"),
        (["alerts", "0", "colour"], .string("blue"), "colour"), (["alerts", "0", "opened"], .string("1"), "opened"),
        (["alerts", "0", "area"], .integer(1), "area"), (["alerts", "0", "row"], .string("2"), "row"),
        (["alerts", "0", "unknown"], .null, "unknown"), (["alerts", "0", "event"], .string(""), "event"),
        (["owed", "0", "to"], .null, "name"), (["owed", "0", "to", "address"], .string("nobody"), "address"),
        (["owed", "0", "occasion"], .string("other"), "occasion"), (["owed", "0", "decided"], .null, "decided"),
        (["owed", "0", "conditions"], .array([.null]), "conditions"), (["owed", "2", "problem"], .null, "problem"),
        (["outbox", "0", "message"], .null, "message"), (["outbox", "0", "alerts"], .array([.null]), "alerts"),
    ]

    @Test("names the member that is damaged", arguments: damages)
    func damaged(_ path: [String], _ value: JSON, _ named: String) throws {
        let json = try JSON(parsing: MemorySnapshot.bytes(of: Samples.memory()))
        let changed = json.replacing(path[...], with: value)
        #expect(throws: MemorySnapshot.Fault.damaged(named)) {
            try MemorySnapshot.memory(from: changed.bytes(pretty: false))
        }
    }

    @Test("lacking any one member at the top is damaged, and says which")
    func absent() throws {
        let json = try JSON(parsing: MemorySnapshot.bytes(of: Samples.memory()))
        for name in ["lastTick", "alerts", "rules", "owed", "outbox", "toldProblems"] {
            let rest = JSON.object((json.objectValue ?? []).filter { $0.name != name })
            #expect(throws: MemorySnapshot.Fault.damaged(name)) {
                try MemorySnapshot.memory(from: rest.bytes(pretty: false))
            }
        }
    }

    @Test("cut at any byte is refused, and nothing else happens")
    func cut() throws {
        let bytes = MemorySnapshot.bytes(of: try Samples.memory())
        var end = bytes.count
        while end > 0, [0x0A, 0x20].contains(bytes[end - 1]) { end -= 1 }
        for length in 0..<end {
            #expect(throws: MemorySnapshot.Fault.self) { try MemorySnapshot.memory(from: Array(bytes[..<length])) }
        }
    }
}

extension JSON {
    /// The document with another value at a path of member names and places in arrays.
    fileprivate func replacing(_ path: ArraySlice<String>, with value: JSON) -> JSON {
        guard let first = path.first else { return value }
        switch self {
        case .object(let members):
            return .object(
                members.map {
                    $0.name == first ? JSONMember(first, $0.value.replacing(path.dropFirst(), with: value)) : $0
                })
        case .array(let elements):
            return .array(
                elements.enumerated().map {
                    String($0) == first ? $1.replacing(path.dropFirst(), with: value) : $1
                })
        case .null, .bool, .number, .string:
            return self
        }
    }
}
