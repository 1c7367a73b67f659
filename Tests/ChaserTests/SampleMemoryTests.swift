import ChaserCore
import ChaserHost
import Testing

@testable import ChaserCore
@testable import chaser

/// What the two prints of the sample plan show, reworded actions followed.
@Suite("The memory of the sample site")
struct SampleMemoryTests {
    /// One rule's findings over the shipped site on 16 November 2020.
    static func findings(_ name: String, on today: String = "2020-11-16") throws -> Findings {
        let site = try #require(try SiteLoader(folder: ShippedRules.folder).load().site)
        let rule = try #require(site.definition.rules.first { $0.name == name })
        let day = try #require(Day(iso: today))
        let tables = TableReader(folder: ShippedRules.folder, workers: .alone).tables(of: site.definition, today: day)
        let evaluator = try #require(
            site.evaluator(tables.view(of: rule), tables, site.clock(at: site.zone.instant(of: day, at: .midnight))))
        return Findings(rule, evaluator)
    }

    private func keys(_ findings: Findings, _ statuses: Set<Status>) -> [String] {
        findings.verdicts.indices.filter { statuses.contains(findings.verdicts[$0].status) }.map { findings.key($0) }
    }

    /// A finding and its words.
    struct Found: CustomTestStringConvertible {
        let rule: String
        let key: String
        let words: String
        var testDescription: String { "\(rule): \(key)" }
    }

    static let found = [
        Found(
            rule: "deadline-moved",
            key: "Leadership and Stability / Bring down sick days per employee across a rolling year",
            words:
                "Bring down sick days per employee across a rolling year: 31 October 2020, then 31 July 2021: moved once,"
                + " 188 working days later, between 14 August 2020 and 8 October 2020"),
        Found(
            rule: "moved-after-due", key: "Leadership and Stability / Rely less on agency workers",
            words: "Rely less on agency workers: was due 31 July 2020, now 31 January 2021"),
        Found(
            rule: "late-when-new",
            key:
                "Special Educational Needs and Disabilities / Finish education, health and care (EHC) assessments in 20 weeks",
            words:
                "Finish education, health and care (EHC) assessments in 20 weeks: first in the plan of 8 October 2020, due"
                + " 30 April 2020"),
        Found(
            rule: "vanished", key: "Quality Assurance / Look again at the service's self evaluation",
            words:
                "Look again at the service's self evaluation: last seen in the plan of 14 August 2020, gone from that of 8"
                + " October 2020"),
        Found(
            rule: "deadline-moved",
            key: "Youth Justice / Partnership to agree Youth Justice plan and proper Board membership",
            words:
                "Partnership to agree Youth Justice plan and proper Board membership: 31 July 2020, then 31 January 2021:"
                + " moved once, 126 working days later, after the date had passed, between 14 August 2020 and 8 October 2020"
                + " (reworded from “Make YOS governance work well”, 53% sure)"),
        Found(
            rule: "deadline-moved",
            key: "MASH / EDT / Track strategy discussions held within one working day of referral",
            words:
                "Track strategy discussions held within one working day of referral: 30 June 2020, then 31 December 2021:"
                + " moved once, 382 working days later, after the date had passed, between 14 August 2020 and 8 October 2020"
                + " (moved from the area “Assessment”, 90% sure)"),
    ]

    @Test("every deadline that was moved later is found, 72 by name, nine months on average")
    func moved() throws {
        let findings = try Self.findings("deadline-moved")
        let records = findings.evaluator.records
        let action = try #require(findings.evaluator.source.column(named: "action"))
        let moved = findings.verdicts.indices.filter { [.red, .amber].contains(findings.verdicts[$0].status) }
        let names = moved.map { records.rawText(record: $0, column: action, period: nil) }
        #expect(names == MovedDeadlines.all.map(\.action))
        #expect(keys(try Self.findings("moved-after-due"), [.amber]).count == 53)
        guard case .single(let past)? = records.history?.columns[3], case .days(let first) = past.original,
            case .single(.days(let now)) = records.columns[3]
        else { return #expect(Bool(false)) }
        let days = moved.reduce(0) { $0 + Int(now[$1] - first[$1]) }
        #expect(days / moved.count == 272)
    }

    @Test(
        "of 61 actions that are not there under their words 59 are followed: one was dropped, one merged into another")
    func vanished() throws {
        #expect(
            keys(try Self.findings("vanished"), [.red]) == [
                "Quality Assurance / Look again at the service's self evaluation",
                "Fostering / Count placement stability meetings held",
            ])
    }

    @Test("ten actions are new and were late when first printed")
    func lateWhenNew() throws {
        let found = keys(try Self.findings("late-when-new"), [.amber])
        #expect(found.count == 10)
        #expect(
            found.last
                == "Special Educational Needs and Disabilities / Finish education, health and care (EHC) assessments in 20"
                + " weeks")
    }

    @Test("before October’s print nothing had moved or gone, and no update is in any version")
    func before() throws {
        for rule in ["deadline-moved", "moved-after-due", "vanished"] {
            #expect(keys(try Self.findings(rule, on: "2020-09-30"), [.red, .amber]) == [])
        }
        let blind = try Self.findings("no-update")
        #expect(blind.unknownColumns == ["Update"] && keys(blind, [.unknown]).count == 214)
    }

    @Test("each of these is found, by name and in these words", arguments: found)
    func named(_ found: Found) throws {
        let findings = try Self.findings(found.rule)
        let index = try #require(findings.verdicts.indices.first { findings.key($0) == found.key })
        #expect([.red, .amber].contains(findings.verdicts[index].status))
        #expect(findings.text(index) == found.words)
    }
}
