import Testing

@testable import ChaserCore

/// A rehearsal judges again only what may have changed, and writes down only what is read: nothing of that may show.
@Suite("Kept judgements")
struct KeptJudgementsTests {
    /// Sites and weeks by chance, from a seed: conditions that hang on the sheets, on the day and on the moment.
    private struct Chance {
        private var state: UInt64

        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func next(_ bound: Int) -> Int {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
        }

        mutating func pick<Value>(_ values: [Value]) -> Value { values[next(values.count)] }

        private static let ofPlan = [
            ("target_date is overdue by more than 3 working days", "target_date is overdue"),
            ("status is red", "target_date is due within 10 days"), ("target_date is missing", "size(officers) != 1"),
            ("days(target_date, next_digest) > 0", "status is red"),
            ("working_days(target_date, today) > 2", "status is missing"),
            ("status is red", "hours(now, now) > 60 hours or target_date is missing"),
        ]
        private static let ofFigures = [
            ("value misses target by 10% of target for 2 periods", "value misses target"),
            ("worsening(value, 2)", "value < 5 in any of 3 periods"), ("value < peers", "worsening(value, 2)"),
            ("value < 5 in any of 3 periods", "value misses target"),
        ]
        private static let ofGroups = [
            "share(target_date is overdue) > 40%", "count() > 2", "count(status is red) >= 2",
        ]
        private static let ladders = ["", "escalate slip", "escalate slip from target_date"]

        private mutating func rule(_ number: Int) -> String {
            let draft = next(5) == 0 ? "  draft\n" : ""
            switch next(4) {
            case 0:
                let (red, amber) = pick(Chance.ofFigures)
                return """
                    rule figure\(number) "Figure" {
                      over figures
                      red when \(red)
                      amber when \(amber)
                      say "{ref}: {value}, {target}"
                      \(pick(Array(Chance.ladders.prefix(2))))
                    \(draft)}

                    """
            case 1:
                return """
                    rule group\(number) "Group" {
                      over plan by area
                      where not done
                      amber when \(pick(Chance.ofGroups))
                      say "{area}: {count(target_date is overdue)} of {count()}: {list(action)}"
                      \(pick(Array(Chance.ladders.prefix(2))))
                    \(draft)}

                    """
            default:
                let (red, amber) = pick(Chance.ofPlan)
                return """
                    rule plan\(number) "Plan" {
                      over plan
                      \(pick(["where not done", "", "where area is not missing"]))
                      red when \(red)
                      amber when \(amber)
                      \(pick(["", "clear when status is green"]))
                      say "{action}: {target_date}\(pick(["", ", {overdue(target_date)} ago", ", {officers}"]))"
                      \(pick(["", "", "tell once"]))
                      \(pick(Chance.ladders))
                    \(draft)}

                    """
            }
        }

        mutating func rules() -> String {
            let ladder = "escalation slip { at once to lead; after 2 working days to head; repeat weekly on Monday }\n"
            let digest = "digest weekly \"Weekly\" { every Monday at 08:00; to head; ahead 10 days }\n"
            let inhibit = "inhibit { hide plan0; when group1 is amber; on same area }\n"
            let rules = (0..<4).map { rule($0) }.joined()
            let hides = rules.contains("rule group1") && rules.contains("rule plan0")
            return ladder + digest + rules + (hides && next(2) == 0 ? inhibit : "")
        }

        mutating func plan() -> String {
            let rows = (0..<6).map { index in
                let day = pick(["23/10/2020", "02/11/2020", "05/11/2020", "12/11/2020", "20/11/2020", "TBC", ""])
                let status = pick(["Red", "Green", "Blue", ""])
                return
                    "\(pick(["North", "South", "East", ""])),Action \(index),\(day),\(status),\(pick(["A", "A; B", ""]))"
            }
            return "Area,Action,Due,Status,Officers\n" + rows.joined(separator: "\n") + "\n"
        }

        mutating func figures() -> String {
            let rows = (0..<4).map { index in
                "M\(index),up,\(pick(["5", "6 by 10/11/2020", "-"])),\(next(9)),\(next(9)),\(next(9)),\(next(9))"
            }
            return "Ref,Better,Target,Peers,Aug-20,Sep-20,Oct-20\n" + rows.joined(separator: "\n") + "\n"
        }
    }

    /// What one engine told: who, when, of what.
    private struct Telling: Hashable {
        let at: Instant
        let to: String
        let matters: [String]
    }

    private static func tellings(_ report: TickReport) -> [Telling] {
        report.composed.map { composed in
            let matters: [String] =
                switch composed.content {
                case .digest(let name): [name]
                case .notices(let notices): notices.map { "\($0.alertKey.map { "\($0)" } ?? "") \($0.reason)" }
                }
            return Telling(at: report.at, to: composed.mail.person.address.address, matters: matters)
        }
    }

    private static func look(_ engine: inout Engine, _ tables: Tables, _ now: Instant) throws -> TickReport {
        var report: TickReport?
        for case .publish(let published) in try engine.handle(.look(tables), at: now) { report = published }
        _ = try engine.handle(.delivered(Set(engine.memory.outbox.map(\.name))), at: now)
        return try #require(report)
    }

    @Test("a month of ticks ends in the same memory and the same mails, byte for byte", arguments: 1...24)
    func same(_ seed: Int) throws {
        var chance = Chance(seed: UInt64(seed))
        let rules = chance.rules()
        let test = try TestSite(rules)
        var keeping = Engine(site: test.site, memory: Memory(), manner: TickManner(kept: KeptJudgements()))
        var sparing = Engine(
            site: test.site, memory: Memory(), manner: TickManner(writing: .nothing, kept: KeptJudgements()))
        var plain = Engine(site: test.site, memory: Memory())
        var sheets = ["plan.csv": chance.plan(), "figures.csv": chance.figures()]
        var day = try #require(Day(iso: "2020-10-26"))
        var tables = test.tables(sheets, today: day)
        var acted = 0
        for _ in 0..<28 {
            if chance.next(5) == 0 {
                sheets[chance.pick(["plan.csv", "figures.csv"])] = nil
                sheets["plan.csv"] = sheets["plan.csv"] ?? chance.plan()
                if chance.next(4) > 0 { sheets["figures.csv"] = sheets["figures.csv"] ?? chance.figures() }
                tables = test.tables(sheets, today: day)
            }
            for hour in [0, 9, 15] where hour == 0 || chance.next(2) == 0 {
                let now = test.site.zone.instant(of: day, at: try #require(TimeOfDay(hour: hour, minute: 0)))
                let expected = try KeptJudgementsTests.look(&plain, tables, now)
                let kept = try KeptJudgementsTests.look(&keeping, tables, now)
                let spared = try KeptJudgementsTests.look(&sparing, tables, now)
                try #require(keeping.memory == plain.memory, "\(day.iso) \(hour):00\n\(rules)")
                #expect(kept.composed == expected.composed)
                #expect(kept.alerts == expected.alerts && kept.undecided == expected.undecided)
                #expect(kept.problems == expected.problems)
                #expect(KeptJudgementsTests.tellings(spared) == KeptJudgementsTests.tellings(expected))
                #expect(spared.openCount == expected.alerts.filter { !$0.isEvent }.count)
                acted += expected.mails.count
                // Somebody takes an alert on: what is held must be held in all of them.
                if chance.next(12) == 0, let alert = expected.open.first(where: { $0.key.rule != StaleSource.rule }) {
                    let order = AcknowledgeOrder(
                        ids: [alert.id], by: "somebody", because: "it is in hand", until: day.adding(days: 3))
                    let request = Request(
                        id: "ack-\(now.seconds)", maker: Request.Maker(name: "a test"), order: .acknowledge(order))
                    _ = try plain.handle(.request(request), at: now)
                    _ = try keeping.handle(.request(request), at: now)
                    _ = try sparing.handle(.request(request), at: now)
                }
            }
            day = day.adding(days: 1)
        }
        #expect(acted > 0, "a month without a mail shows little")
    }

    /// What a formula hangs on, and why.
    static let needs: [(condition: String, over: String, need: ClockNeed)] = [
        ("status is red", "plan", .never), ("target_date is missing", "plan", .never),
        ("target_date is overdue", "plan", .daily), ("not (target_date is due within 3 days)", "plan", .daily),
        ("working_days(target_date, today) > 3", "plan", .daily), ("overdue(target_date) > 3", "plan", .daily),
        ("hours(now, now) > 3 hours", "plan", .always), ("done", "plan", .never),
        ("value misses target", "figures", .daily), ("value < peers", "figures", .never),
        ("worsening(value, 3)", "figures", .never), ("previous(value) < 3 in any of 3 periods", "figures", .never),
    ]

    @Test("a condition is judged again as often as it hangs on the clock", arguments: needs)
    func need(_ condition: String, _ over: String, _ need: ClockNeed) throws {
        let test = try TestSite("rule it \"It\" { over \(over); amber when \(condition); say \"…\" }")
        let rule = try #require(test.site.definition.rules.first)
        #expect(rule.clockNeedOfVerdicts(test.site.definition.sources[rule.source]) == need)
    }
}
