import Testing

@testable import ChaserCore

/// A journal of one file, made of memories that follow each other.
private struct Written {
    var bytes: [UInt8]
    var head: JournalHead
    /// The length after each commit.
    var commits: [Int]

    init(_ memories: [Memory], after head: JournalHead = .none) {
        let cause = JournalGroup.Cause(now: Samples.monday)
        var salt = 0
        func next() -> String {
            salt += 1
            return String(salt)
        }
        let first = JournalGroup(file: 1, memory: memories.first ?? Memory(), after: head, cause, salt: next)
        (bytes, self.head, commits) = (first.bytes, first.head, [first.bytes.count])
        for (old, new) in zip(memories, memories.dropFirst()) {
            let group = JournalGroup(from: old, to: new, after: self.head, cause, salt: next)
            bytes += group.bytes
            self.head = group.head
            commits.append(bytes.count)
        }
    }

    static func sample() throws -> Written { Written(try MemorySectionTests.memories() + [Memory()]) }
}

@Suite("The journal")
struct JournalTests {
    @Test("gives back the memory after the last commit, and proves its head")
    func roundTrip() throws {
        let memories = try MemorySectionTests.memories()
        for count in 1...memories.count {
            let written = Written(Array(memories.prefix(count)))
            let reading = try JournalReading(written.bytes, for: .memory)
            #expect(reading.memory == memories[count - 1])
            #expect(reading.head == written.head)
            #expect(reading.committed == written.bytes.count && reading.torn == 0)
        }
    }

    @Test("goes on from the head of an earlier file")
    func follows() throws {
        let first = try Written.sample()
        let second = Written(try MemorySectionTests.memories(), after: first.head)
        let reading = try JournalReading(second.bytes, for: .history)
        #expect(reading.follows == first.head)
        #expect(reading.records.first?.number == first.head.number + 1)
    }

    @Test("cut off at any byte gives the memory of the last whole commit, and says how much was cut")
    func cut() throws {
        let memories = try MemorySectionTests.memories() + [Memory()]
        let written = try Written.sample()
        for length in stride(from: written.commits[0], to: written.bytes.count, by: 97) {
            let reading = try JournalReading(Array(written.bytes[..<length]), for: .memory)
            let whole = written.commits.lastIndex { $0 <= length } ?? 0
            #expect(reading.memory == memories[whole])
            #expect(reading.torn == length - written.commits[whole])
        }
        for length in stride(from: 0, to: written.commits[0], by: 101) {
            #expect(throws: JournalFault.self) { try JournalReading(Array(written.bytes[..<length]), for: .memory) }
        }
    }

    @Test("with a flipped bit in a committed record is refused; in the last group it counts as torn")
    func flipped() throws {
        let written = try Written.sample()
        let last = written.commits[written.commits.count - 2]
        for place in stride(from: 0, to: written.bytes.count, by: 61) {
            var bytes = written.bytes
            bytes[place] ^= 1 << UInt8(place % 7)
            if place < last {
                // A later commit proves that this was committed; the version may become one that is not known.
                #expect(throws: JournalFault.self, "byte \(place)") { try JournalReading(bytes, for: .memory) }
            } else {
                let reading = try JournalReading(bytes, for: .memory)
                #expect(reading.committed == last, "byte \(place)")
            }
        }
    }

    @Test("names the damaged record and its line")
    func names() throws {
        let written = try Written.sample()
        let text = String(decoding: written.bytes, as: UTF8.self)
        let changed = text.replacing("\"colour\":\"amber\"", with: "\"colour\":\"red\"", maxReplacements: 1)
        let line = 1 + (text.split(separator: "\n").firstIndex { $0.contains("\"colour\":\"amber\"") } ?? 0)
        do {
            _ = try JournalReading(Array(changed.utf8), for: .memory)
            Issue.record("it was read")
        } catch {
            guard case .damaged(line, let record, "it is not what was written") = error else {
                Issue.record("\(error)")
                return
            }
            #expect(text.split(separator: "\n")[line - 1].hasPrefix("{\"n\":\(record),"))
        }
    }

    @Test("keeps, for repair, all before the damage")
    func repair() throws {
        let written = try Written.sample()
        var bytes = written.bytes
        bytes[written.commits[0] + 40] ^= 1
        let reading = try JournalReading(bytes, for: .repair)
        #expect(reading.memory == (try MemorySectionTests.memories()[0]))
        #expect(reading.damage != nil)
    }

    static let refused: [(text: String, fault: JournalFault, reason: String)] = [
        ("", .notAJournal, "nothing"), ("{}\n", .notAJournal, "another file"),
        ("# chaser-journal 2\n", .newer(2), "a newer version"), ("# chaser-journal x\n", .notAJournal, "no version"),
        (JournalFormat.header, .damaged(line: 8, record: 1, why: "it holds no commit"), "a header alone"),
    ]

    @Test("is refused where it is none, or of a newer version", arguments: refused)
    func refuses(_ text: String, _ fault: JournalFault, _ reason: String) {
        #expect(throws: fault, "\(reason)") { try JournalReading(Array(text.utf8), for: .memory) }
    }

    @Test("holds no word of a person in what the chain proves")
    func words() throws {
        let lines = String(decoding: try Written.sample().bytes, as: UTF8.self).split(separator: "\n")
        for line in lines where !line.hasPrefix("{\"of\":") {
            for word in ["testshire.example\"", "Lead North", "Close files", "problem”"] {
                #expect(!line.contains(word) || line.contains("messageID"), "\(line)")
            }
        }
    }

    @Test("still proves itself when words are erased, and lacks them")
    func erased() throws {
        let written = try Written.sample()
        let all = try JournalReading(written.bytes, for: .history).records
        let opened = try #require(all.first { $0.kind == .opened && $0.words != nil })
        let erased = JournalWords.erased(written.bytes, [opened.number])
        let reading = try JournalReading(erased, for: .history)
        #expect(reading.head == written.head)
        #expect(reading.records.filter(\.isErased).map(\.number) == [opened.number])
        #expect(!String(decoding: erased, as: UTF8.self).contains("{\"of\":\(opened.number),\"salt\""))
    }

    @Test("says in each record what happened")
    func kinds() throws {
        let memories = try MemorySectionTests.memories()
        let records = try JournalReading(Written(memories + [Memory()]).bytes, for: .history).records
        let kinds = Set(records.map(\.kind))
        #expect(kinds.isSuperset(of: [.start, .commit, .opened, .event, .worsened, .cleared, .mail, .delivered, .put]))
        #expect(records.map(\.number) == Array(1...records.count))
    }
}
