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
            name: "silence", operands: ["SITE"],
            options: [.rule, .area, .record, .silentUntil, .decidedBy, .reason, .end, .state, .at, .json],
            summary: "hold the mail about some alerts back for some days",
            detail:
                """
                No mail leaves about the alerts of a rule, an area or a record (of what is given, all must hold) until the
                end of a day, 92 days ahead at most; then everyone concerned is told what happened meanwhile. chaser alerts
                lists the silences that hold, and --end S1 ends one before its day. Only members of the system group that
                the site names may do either (silencing by group "…"), and the user who asked is recorded.
                Exit code 64: refused, and nothing has changed.
                """,
            run: SilenceCommand.run),
        Command(
            name: "confirm", operands: ["SITE"], options: [.state, .json],
            summary: "say yes: the mail that waits may leave",
            detail:
                """
                When one look opens very many alerts their mail waits, most often for a sheet that was saved wrongly. This
                says that it is right: the mail leaves with the next look, and who said so is recorded. There is no command
                for no: mend the sheet, and what ends by that is never told. The same yes lets a daemon go on whose clock
                was set forward by more than a day; without it, it waits for an hour.
                """,
            run: ConfirmCommand.run),
        Command(
            name: "look", operands: ["SITE"], options: [.state, .json],
            summary: "have the daemon look at the sheets now",
            detail:
                "Has the daemon read the sheets, and run the commands of sources, without waiting for its next look.",
            run: LookCommand.run),
    ]
}
