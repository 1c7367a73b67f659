/// What stands in a statement's slots, by the slot's name; nil where an optional part was left out.
extension Statement {
    func text(_ slot: String) -> Located<String>? {
        if case .text(let text)? = arguments[slot] { text } else { nil }
    }

    func word(_ slot: String) -> Located<String>? {
        if case .word(let word)? = arguments[slot] { word } else { nil }
    }

    func span(_ slot: String) -> Located<Span>? {
        if case .span(let span)? = arguments[slot] { span } else { nil }
    }

    func day(_ slot: String) -> Located<Day>? {
        if case .day(let day)? = arguments[slot] { day } else { nil }
    }

    func time(_ slot: String) -> Located<TimeOfDay>? {
        if case .time(let time)? = arguments[slot] { time } else { nil }
    }

    func condition(_ slot: String) -> Condition? {
        if case .condition(let condition)? = arguments[slot] { condition } else { nil }
    }

    func expression(_ slot: String) -> Expression? {
        if case .expression(let expression)? = arguments[slot] { expression } else { nil }
    }

    func template(_ slot: String) -> Template? {
        if case .template(let template)? = arguments[slot] { template } else { nil }
    }

    /// The elements of a list slot.
    func list(_ slot: String) -> [Argument] {
        if case .list(let elements)? = arguments[slot] { elements } else { [] }
    }

    /// The names of a list slot.
    func words(_ slot: String) -> [Located<String>] {
        list(slot).compactMap { if case .word(let word) = $0 { word } else { nil } }
    }

    /// The texts of a list slot.
    func texts(_ slot: String) -> [Located<String>] {
        list(slot).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// True when an optional word of the form was written.
    func has(_ slot: String) -> Bool { arguments[slot] != nil }
}

extension Block {
    /// The statements of one form, in order.
    func statements(_ form: String) -> [Statement] { statements.filter { $0.form == form } }

    /// The first statement of one form.
    func statement(_ form: String) -> Statement? { statements.first { $0.form == form } }
}
