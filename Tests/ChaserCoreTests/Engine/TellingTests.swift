import Testing

@testable import ChaserCore

@Suite("Who hears, and when")
struct TellingTests {
    private static let late = ActionSite.plan("North,Close files,13/11/2020")

    @Test("one person with two areas gets one mail, with both alerts")
    func onePerson() throws {
        var timeline = try ActionSite.timeline()
        let plan = ActionSite.plan("North,Close files,13/11/2020", "East,Visit,16/10/2020", "South,Call,13/11/2020")
        let report = try timeline.tick("2020-11-16 09:00", plan: plan)
        #expect(
            report.letters == [
                "north@testshire.example: 2 alerts (1 red, 1 amber)", "south@testshire.example: 1 amber alert",
            ])
    }

    @Test("one person in two roles reads an alert once, with both reasons")
    func twoRoles() throws {
        let people = TestSite.people.map {
            $0[0] == "head" ? ["head", "*", "Lead North", "north@testshire.example"] : $0
        }
        let site = try TestSite(ActionSite.rules, settings: "first start tells everyone", people: people)
        var timeline = Timeline(site)
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.letters == ["north@testshire.example: 1 amber alert"])
        let message = try #require(report.mails.first).message
        #expect(message.contains("- You hold the role lead for North."))
        #expect(message.contains("- You hold the role head, and nobody else is named for North."))
    }

    @Test("for a role that nobody holds the next step hears at once, and the operator of the vacancy")
    func vacant() throws {
        var timeline = try ActionSite.timeline()
        let report = try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan("West,Close files,13/11/2020"))
        #expect(
            report.letters == [
                "head@testshire.example: 1 amber alert",
                "ops@testshire.example: 1 problem with the site's files or people",
            ])
        #expect(report.problems.map(\.words) == ["nobody holds the role lead for West"])
        let message = try #require(report.mails.first).message
        #expect(message.contains("Nobody can be told as lead for West"))
    }

    @Test("mail to an address outside the domains is impossible; the next step hears instead, and the operator")
    func outside() throws {
        let people = TestSite.people.map { row in
            row[1] == "North" ? ["lead", "North", "Lead North", "north@nottestshire.example"] : row
        }
        var timeline = Timeline(try TestSite(ActionSite.rules, people: people))
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.mails.map(\.person.address.address) == ["head@testshire.example", "ops@testshire.example"])
        #expect(
            report.problems.map(\.words) == [
                "Lead North <north@nottestshire.example> is outside the site's domains, so no mail can go there"
            ])
    }

    @Test("where even the operator is outside the domains no mail leaves")
    func allOutside() throws {
        var timeline = Timeline(try TestSite(ActionSite.rules, domain: "elsewhere.example"))
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.mails.isEmpty && timeline.engine.memory.owed.isEmpty)
        #expect(report.transitions == ["opened amber late on Close files"])
    }

    @Test("a subdomain of an allowed domain is allowed, a longer name that ends alike is not")
    func subdomains() throws {
        let people = [
            ["role", "area", "email"], ["lead", "*", "a@mail.testshire.example"],
            ["lead", "*", "b@xtestshire.example"],
            ["operations", "*", "ops@testshire.example"],
        ]
        var timeline = Timeline(try TestSite(ActionSite.rules.replacing(" to head", with: " to lead"), people: people))
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.mails.map(\.person.address.address) == ["a@mail.testshire.example", "ops@testshire.example"])
    }

    @Test("a group that is no area is the operator's")
    func groups() throws {
        let rule =
            ActionSite.ladder + """
                rule same "Same" { over plan by action; amber when count() >= 1; say "{group}"; escalate slip }
                """
        var timeline = Timeline(try TestSite(rule))
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.letters == ["ops@testshire.example: 1 amber alert"])
    }

    @Test("a group by area is its lead's, and goes on under one name whichever spelling stands first")
    func spelling() throws {
        let rule =
            ActionSite.ladder + """
                rule many "Many" { over plan by area; amber when count() >= 2; say "{group}: {count()}"; escalate slip }
                """
        var timeline = Timeline(try TestSite(rule))
        let rows = ["North,A,13/11/2021", "NORTH,B,13/11/2021"]
        let report = try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan(rows[0], rows[1]))
        #expect(report.letters == ["north@testshire.example: 1 amber alert"])
        let turned = try timeline.tick("2020-11-16 10:00", plan: ActionSite.plan(rows[1], rows[0]))
        #expect(turned.transitions.isEmpty && turned.letters.isEmpty && turned.alerts.count == 1)
    }

    @Test("a draft is judged and mails nobody; leaving draft is a first start of its own")
    func drafts() throws {
        let draft = ActionSite.rules.replacing("escalate   slip", with: "escalate   slip; draft")
        var timeline = Timeline(try TestSite(draft, settings: "first start tells nobody"))
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.transitions.isEmpty && report.letters.isEmpty)
        #expect(report.rules.map(\.amber) == [1] && report.rules.map(\.isDraft) == [true])
        timeline.reload(try TestSite(ActionSite.rules, settings: "first start tells nobody"))
        let second = try timeline.tick("2020-11-16 10:00", plan: Self.late)
        #expect(second.transitions == ["opened amber late on Close files"])
        #expect(second.letters.isEmpty && !second.isFirstStart)
    }

    @Test("a rule that waits for a later version opens nothing, and is listed with what it waits for")
    func waiting() throws {
        let rule = "rule gone \"Gone\" { over figures; red when value > 1 for 3 days; say \"{ref}\" }"
        var timeline = Timeline(try TestSite(rule))
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.transitions.isEmpty && report.alerts.isEmpty && report.rules.isEmpty)
        #expect(report.waiting.map(\.rule) == ["gone"])
    }

    @Test("the operator hears of a problem once, and again when it went and came back")
    func problems() throws {
        var timeline = try ActionSite.timeline()
        let bad = ActionSite.plan("North,Close files,soon")
        let good = ActionSite.plan("North,Close files,13/11/2021")
        let told = ["ops@testshire.example: 1 problem with the site's files or people"]
        #expect(try timeline.tick("2020-11-16 09:00", plan: bad).letters == told)
        #expect(try timeline.tick("2020-11-16 10:00", plan: bad).letters == [])
        #expect(try timeline.tick("2020-11-16 11:00", plan: good).letters == [])
        #expect(try timeline.tick("2020-11-16 12:00", plan: bad).letters == told)
    }
}
