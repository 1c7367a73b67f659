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
    /// The roles that rule files name and the directory does not have.
    public func roleDiagnostics(_ directory: Directory) -> [Diagnostic] {
        roles.compactMap { use in
            let name = use.role.value
            guard case .unknownRole(let suggestion) = directory.recipients(role: name, area: nil) else { return nil }
            let fault: MeaningFault =
                suggestion == nil
                ? .invalidValue(what: "a role", text: name, expected: alternatives(directory.roles))
                : .unknownName(kind: "role", name: name, suggestion: suggestion)
            return Diagnostic(.meaning(fault), file: use.path, range: use.role.range)
        }
    }
}
