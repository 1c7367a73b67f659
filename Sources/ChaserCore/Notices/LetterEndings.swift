extension Letter {
    /// What has ended, each with why and how long it took; empty for nothing.
    func endedBlocks(_ endings: [(alert: Alert, ending: Ending, remarks: [String])], zone: Zone) -> [Page.Block] {
        guard !endings.isEmpty else { return [] }
        let blocks = endings.map { alert, ending, remarks -> Page.Block in
            var details = ["\(ending.reason.explanation)."]
            if let words = ending.words { details.append("Now: \(words).") }
            details.append(Letter.course(of: alert, until: ending.at, zone: zone))
            details += remarks
            let place = alert.area.map { "\($0). " } ?? ""
            return .item(
                Page.Item(
                    state: .ended, standing: ending.reason.rawValue, words: "\(place)\(alert.title). \(alert.text)",
                    details: details))
        }
        return [.section("Ended")] + Letter.cut(blocks)
    }

    /// "Open from Monday 16 November 2020 to Friday 27 November 2020: 11 days. Alert 7k2m4q."
    private static func course(of alert: Alert, until end: Instant, zone: Zone) -> String {
        let (from, until) = (zone.civil(at: alert.opened), zone.civil(at: end))
        let days = Int(until.day.number - from.day.number)
        let alert = "Alert \(alert.id)."
        guard days > 0 else {
            return "Open on \(from.day.weekday.name) \(from.day.inWords), from \(from.time) to \(until.time). \(alert)"
        }
        return
            "Open from \(from.day.weekday.name) \(from.day.inWords) to \(until.day.weekday.name) \(until.day.inWords): "
            + "\(counted(days, "day")). \(alert)"
    }
}
