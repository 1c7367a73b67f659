/// Says yes to what waits for it: a clock that was set far ahead, and the mail of a storm.
extension Engine {
    /// One line for each thing that waited. The host lets the clock go on; the mail leaves with the next look.
    mutating func confirm(_ request: Request, at now: Instant) -> Result<[String], RequestFault> {
        var lines: [String] = []
        switch request.doubt {
        case .beforeLastTick?:
            return .failure(.clockBehind(lastTick: site.zone.civil(at: memory.lastTick ?? now)))
        case .steppedForward?:
            let civil = site.zone.civil(at: now)
            lines.append(
                "It is \(civil.day.weekday.name) \(civil.day.inWords) at \(civil.time): what waited for the clock is decided now."
            )
        case nil: break
        }
        if let storm = memory.storm { lines.append(confirm(storm, request.maker, at: now)) }
        return .success(lines.isEmpty ? ["No mail waits to be confirmed."] : lines)
    }

    /// Lets the mail of a storm leave at the next look, and says what and to whom.
    private mutating func confirm(_ storm: Storm, _ maker: Request.Maker, at now: Instant) -> String {
        let open = counted(storm.alerts.count { memory.alerts[$0] != nil }, "alert")
        if let earlier = storm.confirmed {
            return "The mail about \(open) leaves with the next look: \(earlier) confirmed it already."
        }
        memory.storm?.confirmed = printable(maker.name)
        let people = memory.peopleWaiting.map { printable($0.name) }
        let more = people.count > 5 ? " and \(people.count - 5) more" : ""
        let moment = site.isMailOpen(at: now) ? "with the next look" : "when the hours for mail begin"
        return
            "The mail about \(open) leaves \(moment), to \(people.count == 1 ? "1 person" : "\(people.count) people"): "
            + "\(people.prefix(5).joined(separator: ", "))\(more). Their ladders go on where the calendar says."
    }
}
