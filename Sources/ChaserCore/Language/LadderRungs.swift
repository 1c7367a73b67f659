extension LadderDefinition {
    /// The rungs by whom they tell, the second of the same people as `lead #2`: names that outlive an editing.
    var rungs: [String] {
        let names = steps.map(\.names)
        return names.indices.map { index in
            let before = names[..<index].filter { $0 == names[index] }.count
            return before == 0 ? names[index] : "\(names[index]) #\(before + 1)"
        }
    }
}

extension LadderDefinition.Step {
    /// The recipients as the rule names them: `lead and head-of-service`.
    var names: String { joined { $0 } }

    /// The same for a reader: `head of service`.
    var words: String { joined(\.roleWords) }

    private func joined(_ name: (String) -> String) -> String {
        recipients.map { recipient in
            switch recipient.value {
            case .role(let role): name(role)
            case .named: "the named officers"
            case .address(let address): address
            }
        }.joined(separator: " and ")
    }
}

extension String {
    /// The name of a role as people say it: `head of service`.
    var roleWords: String { replacing("-", with: " ") }
}
