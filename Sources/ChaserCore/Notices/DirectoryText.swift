extension DirectoryFault {
    /// What is wrong with the row, and what becomes of it.
    public var words: String {
        switch kind {
        case .noRows: "the directory names nobody"
        case .missingHeading(let name, let suggestion):
            "there is no heading “\(name)”" + (suggestion.map { " (did you mean “\($0)”?)" } ?? "")
        case .repeatedHeading(let name): "the heading “\(name)” stands there twice; the first is used"
        case .emptyRole: "the role is empty; the row is set aside"
        case .emptyAddress: "the address is empty; the row is set aside"
        case .badAddress(let text): "“\(text)” is no mail address; the row is set aside"
        }
    }
}

extension SiteDefinition {
    /// The roles that rules name and the directory does not have, and groups that nobody answers for.
    public func roleDiagnostics(_ directory: Directory) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        func check(_ role: Located<String>, in path: String) {
            if case .unknownRole(let suggestion) = directory.recipients(role: role.value, area: nil) {
                let fault = MeaningFault.unknownName(kind: "role", name: role.value, suggestion: suggestion)
                diagnostics.append(Diagnostic(.meaning(fault), file: path, range: role.range))
            }
        }
        if let operatorRole = settings.operatorRole { check(operatorRole, in: settings.path) }
        for ladder in ladders {
            for recipient in ladder.steps.flatMap(\.recipients) {
                if case .role(let role) = recipient.value { check(Located(role, at: recipient.range), in: ladder.path) }
            }
        }
        return diagnostics
    }
}
