/// An answer as the file that its asker reads: one JSON object.
public enum AnswerDocument {
    /// One answer, with its fields as in every `--json` document.
    public static func json(_ answer: Answer) -> JSON {
        .object([
            JSONMember("request", .string(answer.request)), JSONMember("maker", .string(answer.maker)),
            JSONMember("done", .bool(answer.isDone)), JSONMember("lines", .array(answer.lines.map(JSON.string))),
            JSONMember("at", .integer(answer.at.seconds)),
        ])
    }

    public static func bytes(of answer: Answer) -> [UInt8] { json(answer).bytes(pretty: true) }

    /// Nil for what is no answer.
    public static func answer(from bytes: [UInt8]) -> Answer? {
        guard let json = try? JSON(parsing: bytes) else { return nil }
        return try? MemorySnapshot.answer(json)
    }
}
