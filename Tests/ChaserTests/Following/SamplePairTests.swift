import ChaserCore
import Foundation
import Testing

@testable import ChaserCore

/// Following, measured on the sample plan's two versions against a table made by hand.
@Suite("Rewording: the sample plan of August and October 2020")
struct SamplePairTests {
    private static func rows(_ name: String) throws -> [(area: String, action: String, date: String, details: String)] {
        let file = SampleSite.package.appending(path: "Rules/southampton/data/\(name)")
        let rows = rowsOfText(Array(try Data(contentsOf: file))).dropFirst()
        return rows.map { ($0[0], $0[1], $0[3], "\($0[2]) \($0[4])") }
    }

    /// A link between the two versions by the words of its actions.
    struct Link: Hashable {
        let area: String
        let old: String
        let new: String
    }

    private static func links(_ decisions: [RewordingDecision] = []) throws -> [(link: Link, confidence: Int)] {
        let old = try rows("improvement-plan-2020-08-14.csv")
        let new = try rows("improvement-plan-2020-10-08.csv")
        func record(_ row: (area: String, action: String, date: String, details: String), _ place: Int)
            -> FollowedRecord
        {
            FollowedRecord(place: place, area: row.area, words: row.action, details: row.details)
        }
        let before = old.enumerated().map { record($1, $0) }
        let after = new.enumerated().map { record($1, $0) }
        let places = Dictionary(after.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first })
        let kept = before.compactMap { record in
            places[record.key].map { KeptPlace(before: record.place, after: $0) }
        }
        let (stayed, there) = (Set(kept.map(\.before)), Set(kept.map(\.after)))
        let gone = before.filter { !stayed.contains($0.place) }
        let added = after.filter { !there.contains($0.place) }
        let links = Following(decisions: decisions).links(
            Following.Versions(
                gone: gone, new: added, kept: kept,
                keptWords: before.filter { stayed.contains($0.place) }.map(\.words)))
        return links.map { link in
            (Link(area: gone[link.gone].area, old: gone[link.gone].words, new: added[link.new].words), link.confidence)
        }
    }

    private static let truth = Set(
        RewordingTruth.pairs.map { Link(area: $0.area, old: $0.old, new: $0.new) })

    @Test("precision 59 of 59 and recall 59 of 59: every reworded action is followed, and nothing else")
    func precisionAndRecall() throws {
        let found = try Self.links()
        let wrong = found.filter { !Self.truth.contains($0.link) }
        #expect(wrong.map { "\($0.link.old) → \($0.link.new), \($0.confidence)%" } == [])
        #expect(found.count == 59)
        // Sixty rows of the table are fifty-nine actions: two were made one.
        #expect(Self.truth.count == 60)
    }

    @Test("what could not be matched: the other half of a merger, and the action that was dropped")
    func notMatched() throws {
        let found = Set(try Self.links().map(\.link.old))
        let missed = RewordingTruth.pairs.map(\.old).filter { !found.contains($0) }
        #expect(missed == ["Count placement stability meetings held"])
        #expect(RewordingTruth.merged.contains(missed.first ?? ""))
        #expect(RewordingTruth.dropped.allSatisfy { !found.contains($0) })
    }

    @Test("links that are hard to see say that they are unsure")
    func confidence() throws {
        let confidences = Dictionary(uniqueKeysWithValues: try Self.links().map { ($0.link.old, $0.confidence) })
        #expect(confidences["Make YOS governance work well"].map { $0 < 60 } == true)
        #expect(confidences["Write a quarterly report on how services answer SCRs"].map { $0 < 75 } == true)
        #expect(confidences["Track the number of adoptions made"].map { $0 > 90 } == true)
        #expect(confidences.values.filter { $0 >= 75 }.count == 55)
    }

    @Test("an action that moved to another area with the same words is followed")
    func otherArea() throws {
        let moved = try Self.links().filter { $0.link.old == $0.link.new }
        #expect(moved.map(\.link.old) == ["Track strategy discussions held within one working day of referral"])
        #expect(moved.map(\.link.area) == ["Assessment"])
    }

    @Test("a refused link is not made, and a confirmed one is, at 100 per cent")
    func decisions() throws {
        let refused = RewordingDecision(
            old: "Make YOS governance work well",
            new: "Partnership to agree Youth Justice plan and proper Board membership", isSame: false)
        let confirmed = RewordingDecision(
            old: "Quality Assurance / Look again at the service's self evaluation",
            new: "Carry on revising the quality framework after the outside review", isSame: true)
        let found = try Self.links([refused, confirmed])
        #expect(!found.contains { $0.link.old == refused.old })
        #expect(found.first { $0.link.new == confirmed.new }?.confidence == 100)
        #expect(found.count == 59)
    }
}
