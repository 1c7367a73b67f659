extension Option {
    static let asAt = Option(
        name: "--as-at", value: "DAY",
        meaning: "the issue that was in force on this day, byte for byte as it was mailed")
    static let send = Option(name: "--send", value: nil, meaning: "send what was held instead of giving it up")
    static let writing = Option(name: "--yes", value: nil, meaning: "do it: without this it only says what it would do")
}

/// The commands that read and mend the journal.
extension CommandTable {
    static let journal: [Command] = [
        Command(
            name: "history", operands: ["SITE", "[ID]"], options: [.state, .json],
            summary: "who was told what, when and why",
            detail:
                """
                Prints what the journal holds of all alerts, or of the alert ID: when each opened, changed and cleared and
                why, who was written to about it and for which reason, and when the mail was in the spool. Writes nothing.
                """,
            run: HistoryCommand.run),
        Command(
            name: "verify", operands: ["SITE"], options: [.state, .json],
            summary: "prove the journal, and print its head",
            detail:
                """
                Reads every record of the journal and checks its number, its checksum and the chain. The head that it prints
                proves all records up to there: noted down elsewhere, it shows years later that none of them was changed.
                Exit code 0: whole; 1: something is missing or stands aside; 3: damaged. Writes nothing.
                """,
            run: VerifyCommand.run),
        Command(
            name: "repair", operands: ["SITE"], options: [.state, .writing],
            summary: "go on from what a damaged journal still proves",
            detail:
                """
                Says which records of a damaged journal stand and which would be lost. With --yes it begins a new file
                with what stands; the damaged one stays. Mail that the spool knows and the journal no longer does is then held
                until chaser adopt.
                """,
            run: RepairCommand.run),
        Command(
            name: "adopt", operands: ["SITE"], options: [.at, .state, .spool, .commands, .send],
            summary: "go on with a state that is older than its spool",
            detail:
                """
                After a backup was put back, Chaser holds all mail: it cannot know what was told since. This says that the
                state is the one to go on with: it looks at the sheets once more and gives up all that is held; nobody is told
                twice. With --send the held mail leaves instead.
                """,
            run: AdoptCommand.run),
        Command(
            name: "erase", operands: ["SITE", "ID"], options: [.state, .writing],
            summary: "blot out the words of an alert in the journal",
            detail:
                """
                Says which records of the journal name the record of the alert ID. With --yes their words are blotted out;
                numbers, times and digests stay, and the chain still proves them. Refused while the record is still
                remembered. Mails in the spool are not touched: it names them.
                """,
            run: EraseCommand.run),
    ]
}
