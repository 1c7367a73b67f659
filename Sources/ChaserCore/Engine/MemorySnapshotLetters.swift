/// The mails of a snapshot that may still be answered.
extension MemorySnapshot {
    static func json(_ letter: SentLetter) -> JSON {
        .object([
            JSONMember(
                "to",
                .object([JSONMember("name", .string(letter.name)), JSONMember("address", .string(letter.person))])),
            JSONMember("sent", .integer(letter.sent.seconds)),
            JSONMember(
                "numbers",
                .array(
                    letter.numbers.sorted { $0.value < $1.value }.map { key, number in
                        .object([
                            JSONMember("number", .integer(number)), JSONMember("rule", .string(key.rule)),
                            JSONMember("record", .string(key.record)),
                        ])
                    })),
            JSONMember("pending", .array(letter.pending.map { RequestDocument.json(.acknowledge($0)) })),
            JSONMember("answer", .bool(letter.isAnswer)), JSONMember("state", .string(letter.state.rawValue)),
        ])
    }

    static func letter(_ json: JSON) throws(Fault) -> SentLetter {
        let numbers = try each(json, "numbers") { element throws(Fault) in
            (
                AlertKey(rule: try text(element, "rule"), record: try text(element, "record")),
                try member(element, "number", \.intValue)
            )
        }
        let pending = try each(json, "pending") { element throws(Fault) in
            guard case .acknowledge(let order)? = try? RequestDocument.order(from: element) else {
                throw .damaged("pending")
            }
            return order
        }
        var letter = SentLetter(
            to: try person(try member(json, "to") { $0 }), sent: try instant(json, "sent"),
            numbers: Dictionary(numbers, uniquingKeysWith: { first, _ in first }), pending: pending,
            isAnswer: try member(json, "answer", \.boolValue))
        letter.state = try member(json, "state") { $0.stringValue.flatMap(SentLetter.State.init) }
        return letter
    }
}
