/// How an alert is acknowledged, in words: by answering a mail, or by a command.
enum ReplyHelp {
    /// No line of it may begin with the order itself: quoted back, it would be one.
    static func words(numbers: [Int], longest: String) -> String {
        let some = numbers.prefix(2).map(String.init).joined(separator: ", ")
        let example = some.isEmpty ? "“ack until 30 Nov: panel booked”" : "“ack \(some) until 30 Nov: panel booked”"
        return
            "To say that you own an alert and until when, answer this mail with a line such as \(example). \(effect(longest)) Each mail takes one answer."
    }

    /// Where answers are not read. The words in capitals are for the reader to fill in: a name from a spreadsheet has no
    /// place in what somebody may copy to a shell.
    static func command(id: String, longest: String) -> [Page.Block] {
        [
            .paragraph(
                "Answers to this mail are not read by Chaser. To say that you own an alert and until when, ask whoever runs Chaser for this line, with the site’s folder, the last day, your name and the reason filled in:"
            ),
            .verbatim(["chaser ack SITE \(id) --until DAY --by NAME --because REASON"]),
            .paragraph(effect(longest)),
        ]
    }

    private static func effect(_ longest: String) -> String {
        let most = longest.isEmpty ? "" : ", at most \(longest)"
        return
            "Its reminders and further steps are held until the end of that day\(most); what gets worse is told all the same."
    }
}
