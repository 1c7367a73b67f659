import Testing

@testable import ChaserCore

@Suite("Events")
struct EventTests {
    private static let rules =
        ActionSite.ladder + """
            rule event "Date passed" {
              over       plan
              red when   target_date is overdue by more than 1 working days
              amber when target_date is overdue
              say        "{action}"
              escalate   slip
              tell       once
            }
            """
    private static let late = ActionSite.plan("North,Close files,13/11/2020")
    private static let moved = ActionSite.plan("North,Close files,13/11/2021")

    @Test("are told once, listed in their tick, and do not stay open")
    func once() throws {
        var timeline = Timeline(try TestSite(Self.rules))
        let first = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(first.transitions == ["opened amber event on Close files"])
        #expect(first.letters == ["north@testshire.example: 1 amber alert"])
        #expect(first.alerts.map(\.isEvent) == [true])
        let second = try timeline.tick("2020-11-16 10:00", plan: Self.late)
        #expect(second.transitions.isEmpty && second.letters.isEmpty && second.alerts.isEmpty)
    }

    @Test("are told again, once, when they turn red, and not when they ease")
    func turningRed() throws {
        var timeline = Timeline(try TestSite(Self.rules))
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let report = try timeline.tick("2020-11-17 09:00", plan: Self.late)
        #expect(report.transitions == ["opened red event on Close files"])
        #expect(report.letters == ["north@testshire.example: 1 red alert"])
        #expect(report.alerts.map(\.isEvent) == [true])
        let later = try timeline.tick("2020-11-18 09:00", plan: Self.late)
        #expect(later.transitions.isEmpty && later.letters.isEmpty && later.alerts.isEmpty)
        let eased = try timeline.tick("2020-11-18 10:00", plan: ActionSite.plan("North,Close files,17/11/2020"))
        #expect(eased.transitions.isEmpty && eased.letters.isEmpty && eased.alerts.isEmpty)
    }

    @Test("are told again when they happen again, and their end is told to nobody")
    func again() throws {
        var timeline = Timeline(try TestSite(Self.rules))
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(try timeline.tick("2020-11-16 10:00", plan: Self.moved).transitions.isEmpty)
        let report = try timeline.tick("2020-11-16 11:00", plan: Self.late)
        #expect(report.letters == ["north@testshire.example: 1 amber alert"])
    }

    @Test("do not climb, even where a first start tells everyone")
    func firstStart() throws {
        var timeline = Timeline(try TestSite(Self.rules, settings: "first start tells everyone"))
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.letters == ["north@testshire.example: 1 amber alert"])
    }
}
