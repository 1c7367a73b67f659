/// The commands that ask the daemon for something.
extension CommandTable {
    static let requests: [Command] = [
        Command(
            name: "ack", operands: ["SITE", "ID…"],
            options: [.heldUntil, .untilChange, .untilClear, .by, .because, .state, .at, .json],
            summary: "acknowledge alerts: somebody owns them until a day",
            detail:
                """
                Holds the steps and reminders of the alerts ID… (as chaser alerts lists them) until the end of a day; what
                gets worse is told all the same. The daemon answers at once; without one, the next chaser once does. Who
                asked is the system user that runs this. Acknowledging again replaces what was said before.
                Exit code 64: refused, and nothing is held.
                """,
            run: AckCommand.run),
        Command(
            name: "look", operands: ["SITE"], options: [.state, .json],
            summary: "have the daemon look at the sheets now",
            detail:
                "Has the daemon read the sheets, and run the commands of sources, without waiting for its next look.",
            run: LookCommand.run),
    ]
}
