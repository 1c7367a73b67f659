import ChaserCore
import Testing

@Suite("Folding names")
struct NameFoldingTests {
    @Test(
        "Spellings of one name are one",
        arguments: [
            ("Jane Smith", "SMITH, Jane", "order, comma, case"), ("Smith,Jane", "Jane Smith", "no space at the comma"),
            ("Siobhan O'Brien", "O’Brien Siobhan", "kinds of apostrophe"), ("O`Brien", "OBrien", "no apostrophe"),
            ("Anne-Marie Jones", "Anne–Marie  Jones", "a dash typed for a hyphen"),
            ("Anne-Marie Jones", "jones anne marie", "no hyphen"), ("J. Smith", "J Smith", "a full stop"),
            ("J.R. Smith", "J. R. Smith", "initials together"), ("Tom & Ann", "Tom and Ann", "an ampersand"),
            ("Tom&Ann", "Ann and Tom", "an ampersand without spaces"),
            ("Jane\u{A0}Smith", " Jane\tSmith\n", "kinds of space"), ("Zo\u{EB}", "Zoe\u{308}", "two ways to write ë"),
            ("\u{FEFF}Jane\u{200B} Smith", "Jane Smith", "marks without width"),
        ])
    func same(one: String, other: String, reason: String) {
        #expect(foldedName(one) == foldedName(other), "\(reason)")
    }

    @Test(
        "Different names stay different",
        arguments: [
            ("Jane Smith", "Jane Smyth", "a letter"), ("Smith/Jones", "Smith Jones", "two people"),
            ("Jane Jane", "Jane", "a word twice"), ("Zoë", "Zoe", "an accent"), ("Mary Ann", "Maryann", "two words"),
        ])
    func different(one: String, other: String, reason: String) {
        #expect(foldedName(one) != foldedName(other), "\(reason)")
    }

    @Test(
        "Areas fold without losing the order of their words",
        arguments: [
            ("MASH/EDT", "mash / edt"), ("MASH / EDT", "mash / edt"), ("Health & Wellbeing", "health and wellbeing"),
            ("Children’s Services", "childrens services"), ("Quality,  Assurance.", "quality assurance"),
            ("Priority 1.2", "priority 1.2"), ("Priority 12", "priority 12"), ("Early-Help", "early help"),
            ("— , .", ""), ("", ""),
        ])
    func texts(text: String, folded: String) {
        #expect(foldedText(text) == folded)
    }

    @Test("Text that is ASCII alone folds as any other, byte for byte")
    func plain() {
        var state: UInt64 = 0x5EED
        let letters = Array("aZ09.. ,&/-'`\t\u{1}\u{7F}_!\"")
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(letters[Int(state >> 33) % letters.count])
            }
            // A curly apostrophe is dropped, and the text is not ASCII with it.
            #expect(foldedText(text) == foldedText("\u{2019}" + text + "\u{2019}"), "\(text.debugDescription)")
        }
    }

    @Test("A folded name has its words in order, and folding again changes nothing")
    func stable() {
        #expect(foldedName("Smith, Jane A.") == "a jane smith")
        for text in ["O’Brien, Anne-Marie", "MASH / EDT & Co.", "1.2 Plan", "ÅSA Öberg"] {
            #expect(foldedName(foldedName(text)) == foldedName(text))
            #expect(foldedText(foldedText(text)) == foldedText(text))
        }
    }
}
