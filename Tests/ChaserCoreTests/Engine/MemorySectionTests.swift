import Testing

@testable import ChaserCore

@Suite("The memory's sections")
struct MemorySectionTests {
    @Test("are the members of the memory, each once")
    func members() throws {
        let members = Mirror(reflecting: Memory()).children.compactMap(\.label)
        #expect(MemorySection.all.map(\.name).sorted() == members.sorted())
    }

    /// A full memory, and what a tick may do to it.
    static func memories() throws -> [Memory] {
        let full = try Samples.memory()
        var changed = full
        changed.lastTick = nil
        changed.alerts = full.alerts.filter { !$0.value.isEvent }
        for key in changed.alerts.keys { changed.alerts[key]?.colour = .red }
        changed.rules = ["late": "other", "new": "x"]
        changed.owed = [full.owed[1], full.owed[0], full.owed[1]]
        changed.outbox += full.outbox
        changed.toldProblems = ["a “problem”", "third"]
        let climb = ClimbKey(source: "plan", record: "Close\u{0} files", ladder: "slow")
        changed.climbs[climb] = Climb(anchor: Day(number: 18_000), reached: 1, beat: Day(number: 18_007))
        changed.reminders[AlertKey(rule: "soon", record: "")] = ReminderMark(date: Day(number: 18_500), lead: 2)
        changed.knownReminders = ["soon"]
        changed.sent = ["a@b.example": [Day(number: 1), Day(number: 1)], "": []]
        changed.digests = ["weekly": Day(number: 18_000)]
        changed.shadowAlerts = changed.alerts
        changed.shadowRules = ["draft": "x"]
        changed.shadowClimbs[climb] = Climb(anchor: Day(number: 18_000))
        changed.shadowTold = full.owed
        changed.shadowOpened = ["draft": 3]
        changed.areas = ["board": ["North": .red, "": .amber], "empty": [:]]
        let monday = Samples.monday
        var given = Acknowledgement(
            by: "QA", because: "“booked”", maker: "user anna (1000)", given: monday, lastDay: Day(number: 18_590),
            strength: .clear, worst: .amber)
        changed.acknowledgements[AlertKey(rule: "late", record: "x")] = given
        (given.row, given.date) = ("abc", Day(number: 18_000))
        given.hold("head", due: Day(number: 18_585))
        changed.acknowledgements[AlertKey(rule: "late", record: "y\u{0}")] = given
        changed.answers["one"] = Answer(request: "one", maker: "a", isDone: true, lines: ["a", ""], at: monday)
        changed.secret = "a secret"
        var letter = SentLetter(
            to: try Samples.person("Lead", "lead@testshire.example"), sent: monday,
            numbers: [AlertKey(rule: "late", record: "x"): 1, AlertKey(rule: "late", record: "y"): 3],
            pending: [AcknowledgeOrder(ids: ["a"], by: "b", because: "c", until: nil, strength: .change)],
            isAnswer: true)
        letter.state = .answered
        changed.letters["a@b"] = letter
        return [Memory(), full, changed]
    }

    @Test("turn any memory into any other by the differences alone")
    func differences() throws {
        let memories = try Self.memories()
        for old in memories {
            for new in memories {
                let changes = new.changes(since: old)
                var found = old
                for change in changes { try found.apply(change) }
                #expect(found == new)
                #expect(changes.isEmpty == (old == new))
            }
        }
    }

    @Test("survive the snapshot, each of them")
    func snapshot() throws {
        for memory in try Self.memories() {
            #expect(try MemorySnapshot.memory(from: MemorySnapshot.bytes(of: memory)) == memory)
        }
    }

    static let edits: [(old: [String], new: [String], steps: Int, reason: String)] = [
        (["a", "b", "c"], ["b", "c", "d"], 2, "the first leaves, another joins"),
        (["a", "b", "c"], [], 3, "all leave"), (["a", "a"], ["a"], 1, "one of two equals leaves"),
        (["a", "b"], ["b", "a"], 2, "a new order: one leaves and joins again"),
        (["a", "b", "c", "d"], ["b", "d"], 2, "two leave, and the later place is freed first"),
    ]

    @Test("of a list change by what leaves and what joins", arguments: edits)
    func lists(_ old: [String], _ new: [String], _ steps: Int, _ reason: String) throws {
        func memory(_ words: [String]) throws -> Memory { Memory(owed: try words.map(Samples.problem)) }
        let changes = try memory(new).changes(since: memory(old))
        var found = try memory(old)
        for change in changes { try found.apply(change) }
        #expect(found == (try memory(new)), "\(reason)")
        #expect(changes.count == steps, "\(reason)")
    }

    static let refused: [(MemoryChange, MemorySnapshot.Fault)] = [
        (MemoryChange(section: "links", key: .null, value: nil), .unknownSection("links")),
        (MemoryChange(section: "alerts", key: .string("late"), value: nil), .damaged("alerts")),
        (MemoryChange(section: "alerts", key: .array([.string("late")]), value: nil), .damaged("alerts")),
        (MemoryChange(section: "owed", key: .integer(0), value: nil), .damaged("owed")),
        (MemoryChange(section: "owed", key: .integer(-1), value: nil), .damaged("owed")),
        (MemoryChange(section: "rules", key: .null, value: .string("")), .damaged("rules")),
        (MemoryChange(section: "toldProblems", key: .null, value: .bool(true)), .damaged("toldProblems")),
    ]

    @Test("refuse a change that cannot be theirs", arguments: refused)
    func refuses(_ change: MemoryChange, _ fault: MemorySnapshot.Fault) {
        #expect(throws: fault) {
            var memory = Memory()
            try memory.apply(change)
        }
    }
}
