import Testing

@testable import ChaserCore

/// A plan in literals, edited as people edit plans.
private struct EditedPlan {
    struct Action: Hashable {
        var area: String
        var words: String
        var details: String
        /// Which action of the older plan it is; nil for one that is new.
        var source: Int?
    }

    let old: [Action]
    var new: [Action]

    init(_ old: [Action]) {
        self.old = old
        new = old.enumerated().map { index, action in
            var action = action
            action.source = index
            return action
        }
    }

    /// What following finds, as pairs of places, and what is true.
    func links(_ decisions: [RewordingDecision] = []) -> (found: [[Int]], confidences: [Int], truth: Set<[Int]>) {
        func record(_ action: Action, _ place: Int) -> FollowedRecord {
            FollowedRecord(place: place, area: action.area, words: action.words, details: action.details)
        }
        let before = old.enumerated().map { record($1, $0) }
        let after = new.enumerated().map { record($1, $0) }
        let places = Dictionary(after.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first })
        let kept = before.compactMap { old in places[old.key].map { KeptPlace(before: old.place, after: $0) } }
        let (stayed, there) = (Set(kept.map(\.before)), Set(kept.map(\.after)))
        let gone = before.filter { !stayed.contains($0.place) }
        let added = after.filter { !there.contains($0.place) }
        let links = Following(decisions: decisions).links(
            Following.Versions(
                gone: gone, new: added, kept: kept,
                keptWords: before.filter { stayed.contains($0.place) }.map(\.words)))
        let truth = added.compactMap { added -> [Int]? in
            guard let source = new[added.place].source, !stayed.contains(source) else { return nil }
            return [source, added.place]
        }
        return (links.map { [gone[$0.gone].place, added[$0.new].place] }, links.map(\.confidence), Set(truth))
    }
}

/// Ways in which people change the words of an action.
private enum Edit: String, CaseIterable {
    case typos, addedClause, droppedClause, otherVerb, splitWords, turnedRound, verbAndClause

    func applied(to words: String, _ random: inout Lehmer) -> String {
        var parts = words.split(separator: " ").map(String.init)
        switch self {
        case .typos:
            for _ in 0..<2 {
                let index = random.below(parts.count)
                guard parts[index].count > 3 else { continue }
                var letters = Array(parts[index])
                letters.swapAt(1 + random.below(letters.count - 2), letters.count - 2)
                parts[index] = String(letters)
            }
            return parts.joined(separator: " ")
        case .addedClause:
            let clauses = [" (quarterly report to board)", ", working with partner agencies", " across all teams"]
            return words + random.pick(clauses)
        case .droppedClause:
            return parts.prefix(max(3, parts.count * 6 / 10)).joined(separator: " ")
        case .otherVerb:
            parts[0] = random.pick(["Review", "Improve", "Ensure", "Deliver", "Monitor"])
            return parts.joined(separator: " ")
        case .splitWords:
            return words.replacing("-", with: " ").replacing(" and ", with: " & ") + "."
        case .turnedRound:
            return (parts.suffix(parts.count / 2) + parts.prefix(parts.count - parts.count / 2)).joined(separator: " ")
        case .verbAndClause:
            return Edit.addedClause.applied(to: Edit.otherVerb.applied(to: words, &random), &random)
        }
    }
}

@Suite("Following: reworded actions between two versions of a plan")
struct FollowingTests {
    /// Actions and areas of an invented council, and what a replaced action says instead: other subjects altogether.
    private static let areas = ["North", "South", "Placements", "Health"]
    private static let subjects = [
        "foster carer payments and the fees panel", "supervision notes kept on every case file",
        "school places for children moving into the borough", "dental checks within a month of entering care",
        "advocacy offered before each review meeting", "passports held for unaccompanied young people",
        "the induction week for newly qualified staff", "out-of-hours cover between two rotas",
        "mileage claims of contact supervisors", "letters to parents in plain language",
        "the waiting list for speech therapy", "exit interviews with agency workers",
        "sibling groups placed together", "court statements filed by the due day",
        "the duty phone answered in ten minutes", "translation paid for within one budget",
    ]
    private static let verbs = ["Track", "Report on", "Audit", "Agree and publish a policy for"]
    private static let strangers = [
        "Buy a new lift for the town hall", "Repaint railings along the harbour wall",
        "Plant forty trees beside the ring road", "Renew the leisure centre lease",
        "Move bin collection to alternate Tuesdays", "Open a museum café in spring",
        "Resurface car parks before winter", "Digitise old planning maps",
    ]

    private static func plan() -> EditedPlan {
        EditedPlan(
            subjects.enumerated().flatMap { index, subject in
                verbs.enumerated().compactMap { number, verb -> EditedPlan.Action? in
                    guard (index + number) % 2 == 0 else { return nil }
                    return EditedPlan.Action(
                        area: areas[index * areas.count / subjects.count], words: "\(verb) \(subject)",
                        details: "Measure \(index)")
                }
            }.sorted { areas.firstIndex(of: $0.area) ?? 0 < areas.firstIndex(of: $1.area) ?? 0 })
    }

    /// The plan with every third action edited, one in ten dropped and one in ten replaced in its place by another.
    private static func edited(_ edit: Edit, seed: Int, isSorted: Bool = false) -> EditedPlan {
        var random = Lehmer(seed: seed)
        var plan = plan()
        var strangers = strangers
        plan.new = plan.new.enumerated().compactMap { index, action in
            var action = action
            switch index % 10 {
            case 4: return nil
            case 9:
                guard !strangers.isEmpty else { return action }
                action.words = strangers.removeFirst()
                action.source = nil
            case 0, 3, 6: action.words = edit.applied(to: action.words, &random)
            case _: break
            }
            return action
        }
        if isSorted { plan.new.sort { $0.words < $1.words } }
        return plan
    }

    @Test("every kind of edit is followed, and no dropped or replaced action is", arguments: Edit.allCases)
    private func edits(_ edit: Edit) {
        for seed in 1...3 {
            let (found, _, truth) = Self.edited(edit, seed: seed).links()
            #expect(Set(found) == truth, "\(edit), seed \(seed)")
        }
    }

    @Test("a sheet that was sorted anew is followed by its words alone", arguments: Edit.allCases)
    private func sorted(_ edit: Edit) {
        var (right, wrong, all) = (0, 0, 0)
        for seed in 1...3 {
            let (found, _, truth) = Self.edited(edit, seed: seed, isSorted: true).links()
            right += truth.intersection(found).count
            wrong += Set(found).subtracting(truth).count
            all += truth.count
        }
        #expect(wrong == 0, "\(edit)")
        #expect(right * 10 >= all * 9, "\(edit): \(right) of \(all)")
    }

    @Test("an area that was renamed takes all its actions along")
    func renamedArea() {
        var plan = Self.plan()
        for index in plan.new.indices where plan.new[index].area == "North" { plan.new[index].area = "Front Door" }
        let (found, _, truth) = plan.links()
        #expect(Set(found) == truth)
        #expect(truth.count == 8)
    }

    @Test("the same words in another area are followed, other words in another area are not")
    func otherArea() {
        var plan = Self.plan()
        plan.new[0].area = "Health"
        plan.new.append(plan.new.remove(at: 0))
        #expect(plan.links().found == [[0, plan.new.count - 1]])
        plan.new[plan.new.count - 1].words = "Report on foster carer numbers and the recruitment panel"
        #expect(plan.links().found == [])
    }

    @Test("swapped rows with small changes are each followed to their own")
    func swapped() {
        var plan = Self.plan()
        for index in 0..<6 { plan.new[index].words += " every month" }
        plan.new.swapAt(0, 3)
        plan.new.swapAt(1, 5)
        let (found, _, truth) = plan.links()
        #expect(Set(found) == truth)
    }

    @Test("further rows that say other things change no link")
    func stable() {
        let plan = Self.edited(.verbAndClause, seed: 2)
        let links = Set(plan.links().found.map { [plan.old[$0[0]].words, plan.new[$0[1]].words] })
        var more = plan
        for (index, words) in Self.strangers.enumerated() {
            let action = EditedPlan.Action(area: "Estates", words: "\(words), block \(index)", details: "")
            more.new.insert(action, at: (index * 7) % more.new.count)
        }
        #expect(Set(more.links().found.map { [more.old[$0[0]].words, more.new[$0[1]].words] }) == links)
    }

    @Test("one to one over the whole pair: the best fit of one gives way where that is better for both")
    func notGreedy() {
        let old = ["Study how many cases are stepped up", "Study how many cases are stepped down"]
        var plan = EditedPlan(old.map { EditedPlan.Action(area: "North", words: $0, details: "") })
        plan.new[0].words = "Study how many cases are stepped up or down"
        plan.new[1].words = "Study how many are stepped down each month"
        #expect(plan.links().found == [[0, 0], [1, 1]])
    }

    /// Two wordings, whether they are one action, and why.
    static let pairs: [(old: String, new: String, isFollowed: Bool, reason: String)] = [
        ("Show that SWs go to panel", "Show that social workers go to panel", true, "a short form written out"),
        ("Track B&B stays", "Track bed and breakfast stays", true, "a short form with an ampersand"),
        ("Visit children in care", "Visit children’s carers in care", true, "an apostrophe is no end of a word"),
        ("Hold the fostering panel weekly", "Hold the fosterign panel weekly", true, "two letters swapped"),
        ("Finish the audit", "Finish  the audit.", true, "only spaces and stops differ"),
        ("Rhoi cymorth i blant", "Rhoi cymorth i blânt", true, "letters beyond A to Z"),
        ("Count children seen in 5 days", "Paint the fence", false, "nothing in common"),
        ("Track the number of children", "Track the number of schools", false, "only common words in common"),
        ("", "Hold the panel", false, "no words"),
        ("…", "–", false, "no letters"),
    ]

    @Test("words", arguments: pairs)
    func words(_ old: String, _ new: String, _ isFollowed: Bool, _ reason: String) {
        // Kept actions by which the common words are known, and no order that would support anything.
        let versions = Following.Versions(
            gone: [FollowedRecord(place: 40, area: "North", words: old)],
            new: [FollowedRecord(place: 3, area: "North", words: new)],
            kept: (0..<30).map { KeptPlace(before: $0, after: 40 - $0) },
            keptWords: (0..<30).map { "Track the number of placements \($0)" })
        #expect(Following().links(versions).count == (isFollowed ? 1 : 0), "\(reason)")
    }

    @Test("a decision needs no area where the words are clear, and takes one where they are not")
    func decisions() {
        let actions = ["North", "South"].map { EditedPlan.Action(area: $0, words: "Hold the panel", details: "") }
        var plan = EditedPlan(actions)
        plan.new[0].words = "Convene a group of managers"
        plan.new[1].words = "Publish findings"
        #expect(plan.links().found == [])
        let bare = RewordingDecision(old: "hold the panel", new: "Publish findings", isSame: true)
        #expect(plan.links([bare]).found == [[1, 1]], "within an area first")
        let named = RewordingDecision(old: "North / Hold the panel", new: "Publish findings", isSame: true)
        #expect(plan.links([named]).found == [[0, 1]])
        #expect(plan.links([named]).confidences == [100])
    }
}
