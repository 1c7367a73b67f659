/// Holds back what silences, bigger alerts and the brake hold back: the one place through which all notices go.
extension Tick {
    /// Whether nothing about an open alert leaves now: its ladder rests, and goes on where the calendar says.
    func isResting(_ key: AlertKey) -> Bool {
        memory.silenced[key] != nil || memory.hidden[key] != nil || memory.storm?.alerts.contains(key) == true
    }

    /// Moves what may not leave from the notices of this tick to what is withheld.
    mutating func withhold() {
        var leaving: [Notice] = []
        for var notice in notices {
            guard let key = notice.alertKey else {
                leaving.append(notice)
                continue
            }
            if let cause = cause(notice, key) {
                memory.withheld.append(Withheld(cause: cause, notice: notice))
                continue
            }
            if let words = hidingWords(key), notice.isOfOpenAlert { notice.remarks.append(words) }
            leaving.append(notice)
        }
        notices = leaving
        sayHeld()
    }

    /// Whoever waits for mail that the brake holds is told so with what else they hear.
    private mutating func sayHeld() {
        guard let words = stormWords() else { return }
        let waiting = Set(memory.withheld.filter { $0.cause == .storm }.map(\.notice.person.address.identity))
        var said: Set<String> = []
        for index in notices.indices where notices[index].alertKey != nil {
            let identity = notices[index].person.address.identity
            if waiting.contains(identity), said.insert(identity).inserted { notices[index].remarks.append(words) }
        }
    }

    private func cause(_ notice: Notice, _ key: AlertKey) -> Withheld.Cause? {
        if isStorm || memory.storm?.alerts.contains(key) == true { return .storm }
        if let silence = memory.silenced[key]?.first { return .silence(silence) }
        // Whoever was told of a smaller alert hears its end, hidden or not.
        if let bigger = memory.hidden[key], notice.isOfOpenAlert { return .inhibition(bigger) }
        return nil
    }

    /// Forgets the marks of what is no longer open.
    mutating func forgetMarks() {
        let alerts = memory.alerts
        memory.silenced.removeAll { alerts[$0.key] == nil }
        memory.common.removeAll { alerts[$0.key] == nil }
        memory.hidden.removeAll { alerts[$0.key] == nil }
    }
}

extension Notice {
    var isOfOpenAlert: Bool { if case .alert = subject { true } else { false } }

    /// The alert it is about, as it was when it was decided.
    var alert: Alert? {
        switch subject {
        case .alert(let alert, _, _), .ended(let alert, _): alert
        case .account, .reminder, .problem: nil
        }
    }

    var area: String? {
        switch subject {
        case .alert(let alert, _, _), .ended(let alert, _): alert.area
        case .reminder(let area, _, _): area
        case .account(let account): account.areas.first
        case .problem: nil
        }
    }
}
