import Testing

import ChaserCore

@testable import chaser

@Suite("The command line")
struct CommandTests {
    @Test("no command prints the overview and is a usage error")
    func overview() {
        let result = CommandTable.run([], Surroundings(stateDirectory: nil, now: .init(seconds: 0)))
        #expect(result.code == .usage)
        #expect(result.errors.hasPrefix("usage: chaser COMMAND SITE"))
    }
}
