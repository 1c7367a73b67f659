/// Alerts that go to and fro: told once, quiet until they settle, and then told where they came to rest.
extension Tick {
    /// What a change makes of an alert's restlessness.
    enum Restlessness {
        case calm
        /// With this change it goes to and fro: that is told, and nothing more.
        case begins
        /// It is told already, and nothing is said until it settles.
        case goesOn
    }

    /// Takes in a change of an alert.
    mutating func noteChange(of key: AlertKey, isWorse: Bool) -> Restlessness {
        var flapping = memory.flapping[key] ?? Flapping()
        let wasFlapping = flapping.since != nil
        let begins = flapping.note(Flapping.Change(day: today, isWorse: isWorse))
        memory.flapping[key] = flapping
        return wasFlapping ? .goesOn : begins ? .begins : .calm
    }

    func isFlapping(_ key: AlertKey) -> Bool { memory.flapping[key]?.since != nil }

    /// What the mail says of it.
    func flappingWords(_ key: AlertKey) -> String {
        let flapping = memory.flapping[key]
        let since = flapping?.since.map { " since \(words($0))" } ?? ""
        return
            "It has gone to and fro: \(counted(flapping?.changes.count ?? 0, "change"))\(since). Nothing more is said of "
            + "its changes until it has kept still for \(counted(Flapping.settling, "day")); its ladder goes on while it is open."
    }

    /// Tells what has come to rest, and forgets old changes.
    mutating func settleFlapping() {
        let today = today
        let settled = memory.flapping.filter { $0.value.since != nil && $0.value.hasSettled(on: today) }
        memory.flapping.removeAll { settled[$0.key] != nil || $0.value.isStale(on: today) }
        for (key, flapping) in settled.sorted(by: { $0.key < $1.key }) { tellSettled(key, flapping) }
    }

    private mutating func tellSettled(_ key: AlertKey, _ flapping: Flapping) {
        let remark = "It had gone to and fro, and has kept still since \(words(flapping.changes.last?.day ?? today))."
        if let alert = memory.alerts[key] {
            guard !alert.isEvent, let rule = site.definition.rules.first(where: { $0.name == key.rule }) else { return }
            notices += (memory.heard[key] ?? []).map {
                Notice(
                    person: $0.person, subject: .alert(alert, .settled, rule: rule.reference), reason: $0.reason,
                    decided: now, next: next(after: alert, rule), remarks: [remark])
            }
        } else if let past = memory.ended[key] {
            for hearer in past.hearers { tellEnd(past.alert, past.ending, hearer, remarks: [remark]) }
        }
    }
}
