import ChaserCore
import Testing

@testable import chaser

@Suite("check and alerts")
struct ReadingCommandTests {
    @Test("check prints this, whole, and writes nothing")
    func check() throws {
        let sample = try SampleSite()
        let files = sample.files()
        let result = sample.check()
        try expectGolden(result.errors + result.output, "check.txt")
        #expect(sample.files() == files)
    }

    @Test("check finds what once finds, and whom once would mail")
    func agreement() throws {
        let (sample, tick) = try SampleSite.ticked()
        let output = sample.run("check", sample.site, "--at", SampleSite.moment, "--json").output
        let check = try JSON(parsing: Array(output.utf8))
        #expect(check["rules"] == tick["rules"])
        #expect(check["problems"] == tick["problems"])
        #expect(check.list("mails").map { $0.string("to") } == tick.list("mails").map { $0.string("to") })
    }

    @Test("alerts lists what once left open, red first")
    func alerts() throws {
        let (sample, tick) = try SampleSite.ticked()
        let output = sample.run("alerts", sample.site, "--state", sample.state, "--json").output
        let listed = try JSON(parsing: Array(output.utf8))
        #expect(listed.list("alerts") == tick.list("alerts").filter { $0["event"] == nil })
        #expect(listed["at"] == tick["at"])
    }

    @Test("alerts as text has a line an alert under one head")
    func alertsText() throws {
        let (sample, _) = try SampleSite.ticked()
        let lines = sample.run("alerts", sample.site, "--state", sample.state).output.split(separator: "\n")
        #expect(lines.first == "Southampton Children and Learning: 99 open after Monday 16 November 2020 at 09:00")
        #expect(lines.count == 100)
    }

    @Test("alerts before the first tick says so")
    func none() throws {
        let sample = try SampleSite()
        let result = sample.run("alerts", sample.site, "--state", sample.state)
        #expect(result == CommandResult(output: "No tick yet: chaser once looks at the site.\n"))
    }

    @Test("the state folder is the option, else systemd's, else one within the site")
    func stateFolders() throws {
        let sample = try SampleSite()
        let clock = ["once", sample.site, "--at", SampleSite.moment]
        let theirs = Surroundings(stateDirectory: sample.path + "/systemd", now: Instant(seconds: 0))
        _ = CommandTable.run(clock, theirs)
        #expect(sample.files().contains("systemd/journal/000001.journal"))
        _ = CommandTable.run(clock + ["--state", sample.state], theirs)
        #expect(sample.files().contains("state/journal/000001.journal"))
        _ = CommandTable.run(clock, Surroundings(stateDirectory: nil, now: Instant(seconds: 0)))
        #expect(sample.files().contains("site/.chaser/journal/000001.journal"))
    }
}
