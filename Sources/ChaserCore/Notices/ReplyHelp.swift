/// How an alert is acknowledged by answering a mail, in words.
enum ReplyHelp {
    /// No line of it may begin with the order itself: quoted back, it would be one.
    static func words(numbers: [Int], longest: String) -> String {
        let some = numbers.prefix(2).map(String.init).joined(separator: ", ")
        let example = some.isEmpty ? "“ack until 30 Nov: panel booked”" : "“ack \(some) until 30 Nov: panel booked”"
        return
            "To say that you own an alert and until when, answer this mail with a line such as \(example). Its reminders and further steps are held until the end of that day, at most \(longest); what gets worse is told all the same. Each mail takes one answer."
    }
}
