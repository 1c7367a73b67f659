/// A JSON value (RFC 8259) as it stands in a document: members in their order, numbers as they are spelt.
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The number's own text, `1341` or `-0.5e3`: no figure is rounded by passing through.
    case number(String)
    case string(String)
    case array([JSON])
    /// The reader leaves no name twice; `subscript` gives the first when code does.
    case object([JSONMember])

    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> JSON { .number(String(value)) }
}

/// One name and value of a JSON object.
public struct JSONMember: Hashable, Sendable {
    /// Unescaped.
    public let name: String
    /// What stands after the colon.
    public let value: JSON

    /// A member of that name.
    public init(_ name: String, _ value: JSON) {
        self.name = name
        self.value = value
    }
}

extension JSON {
    /// The member of that name; nil when this is no object or has none. The cost grows with the members before it.
    public subscript(_ key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == key }?.value
    }

    /// The text of a string; nil for every other value, a number too.
    public var stringValue: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// A number spelt as a whole one that `Int` holds; nil for `1.0`, `1e3` and every other value.
    public var intValue: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text)
    }

    /// The elements of an array; nil for every other value.
    public var arrayValue: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object, in their order; nil for every other value.
    public var objectValue: [JSONMember]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// True or false; nil for every other value.
    public var boolValue: Bool? {
        guard case .bool(let truth) = self else { return nil }
        return truth
    }
}
