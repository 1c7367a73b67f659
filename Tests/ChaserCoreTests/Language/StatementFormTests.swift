import Testing

@testable import ChaserCore

@Suite("Statement forms")
struct StatementFormTests {
    @Test("every form's example reads as exactly that form", arguments: StatementForms.all)
    func example(_ form: StatementForm) throws {
        let read = try #require(statement(form.example, in: form.block))
        #expect(read.form == form.id)
    }

    @Test("a form's name is unique within its kind of block")
    func uniqueNames() {
        let names = StatementForms.all.map { "\($0.block.rawValue) \($0.id)" }
        #expect(Set(names).count == names.count)
    }

    @Test("a form's name is made of the words that begin it", arguments: StatementForms.all)
    func namedByItsWords(_ form: StatementForm) {
        #expect(form.pattern.leadingWords.joined(separator: " ").hasPrefix(form.id))
    }

    @Test("the slots of a form have different names", arguments: StatementForms.all)
    func uniqueSlots(_ form: StatementForm) {
        let names = form.pattern.slots.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test("a pattern's slots have kinds, not words that nobody knows", arguments: StatementForms.all)
    func knownKinds(_ form: StatementForm) {
        // "period" is the one choice that stands beside a kind.
        for slot in form.pattern.slots where !form.pattern.text.contains("<\(slot.name): ") {
            let phrases = slot.kinds.filter { if case .phrase(let words) = $0 { words != ["period"] } else { false } }
            #expect(phrases.isEmpty, "\(slot.name)")
        }
    }

    @Test("every kind of block has a head and at least one statement", arguments: BlockKind.allCases)
    func blockKinds(_ kind: BlockKind) {
        #expect(BlockForm.all.filter { $0.kind == kind }.count == 1)
        #expect(!StatementForms.forms(of: kind).isEmpty)
    }

    @Test("a pattern is taken apart as help prints it")
    func pattern() {
        let pattern = StatementPattern("keep <a:span> [, mails <b:name|text>,...] on <c: working days | day>")
        #expect(
            pattern.elements == [
                .word("keep"), .slot(PatternSlot(name: "a", kinds: [.span], isList: false)),
                .optional([
                    .word(","), .word("mails"), .slot(PatternSlot(name: "b", kinds: [.name, .text], isList: true)),
                ]), .word("on"),
                .slot(PatternSlot(name: "c", kinds: [.phrase(["working", "days"]), .phrase(["day"])], isList: false)),
            ])
    }

    @Test("what is not yet in force is marked so in the table")
    func inForce() {
        let expected: Set = [
            "rule was"
        ]
        for form in StatementForms.all {
            let isLater = expected.contains("\(form.block.rawValue) \(form.id)")
            #expect(form.inForce == !isLater, "\(form.block.rawValue) \(form.id)")
        }
    }

    @Test("the reference has a row for every form")
    func reference() {
        let reference = statementReference()
        for form in StatementForms.all {
            let pattern = form.pattern.text.split(separator: "|").joined(separator: "\\|")
            #expect(reference.contains("| `\(pattern)` | \(form.meaning)"))
        }
    }

    @Test("the reference of a kind of block is a heading and a table")
    func referenceOfAway() throws {
        let reference = statementReference()
        let start = try #require(reference.firstRange(of: "## away"))
        let end = try #require(reference.firstRange(of: "\n## accept"))
        #expect(
            reference[start.lowerBound..<end.lowerBound] == """
                ## away

                Mail to an absent person's address goes to their cover: `away "a.lead@southampton.example" { … }`

                | statement | means | example | how often |
                | --- | --- | --- | --- |
                | `from <from:day> until <until:day>` | From the first day away to the day of return \
                | `from 2020-12-21 until 2021-01-04` | once, needed |
                | `cover <address:text>` | Who gets the mail meanwhile \
                | `cover "sm.assessment@southampton.example"` | once, needed |

                """)
    }
}
