/// What the notices to one person come to, alert by alert.
extension Letter {
    /// One alert and why it is told now.
    struct Entry {
        var alert: Alert
        var occasion: Notice.Occasion
        let rule: Notice.RuleReference
        let next: String?
        let evidence: Notice.Evidence?
        let acknowledged: String?
        var remarks: [String]
    }

    /// An alert that is told twice, in two roles or because it went on while mail was held, stands once, as it is now.
    static func entries(_ notices: [Notice]) -> [Entry] {
        let over = Set(endings(notices).map(\.alert.key))
        let told = notices.compactMap { notice -> Entry? in
            guard case .alert(let alert, let occasion, let rule) = notice.subject, !over.contains(alert.key) else {
                return nil
            }
            return Entry(
                alert: alert, occasion: occasion, rule: rule, next: notice.next, evidence: notice.evidence,
                acknowledged: notice.acknowledged, remarks: notice.remarks)
        }
        return grouped(told, by: \.alert.key).compactMap { _, entries in
            guard var newest = entries.last else { return nil }
            // What opened a moment ago cannot have failed to move.
            if entries.contains(where: { $0.occasion == .opened }), newest.occasion != .worsened {
                newest.occasion = .opened
            }
            newest.remarks = unique(entries.flatMap(\.remarks))
            return newest
        }
    }

    /// The alerts whose end is the last that the notices tell of them: one that opened and ended while mail was held is
    /// told as what it is now.
    static func endings(_ notices: [Notice]) -> [(alert: Alert, ending: Ending, remarks: [String])] {
        grouped(notices.filter { $0.alertKey != nil }, by: \.alertKey).compactMap { _, told in
            guard let last = told.last, case .ended(let alert, let ending) = last.subject else { return nil }
            return (alert, ending, last.remarks)
        }
    }
}
