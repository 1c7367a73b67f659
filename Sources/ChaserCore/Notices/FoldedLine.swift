/// A header line under construction: atoms set one space apart, folded before the atom that would pass column 76.
///
/// Lines end with LF; 76 is the limit of RFC 2047 §2 for lines with encoded-words, and below the 78 that RFC 5322
/// §2.1.1 asks for. Only an atom that cannot be divided (a long address) makes a longer line.
struct FoldedLine {
    static let width = 76

    private(set) var text: String
    private var column: Int
    private var isFresh = true

    init(name: String) {
        text = name + ":"
        column = name.utf8.count + 1
    }

    /// How many octets an atom may have to stand on the line as it is, after its space.
    var room: Int { max(0, Self.width - column - 1) }

    /// Adds one atom without spaces in it. The first never leaves the header's own line: readers exist that take
    /// `Message-ID:` and a folded value for an empty one.
    mutating func add(_ atom: some StringProtocol) {
        let length = atom.utf8.count
        if !isFresh, length > room { fold() }
        text += " " + atom
        column += 1 + length
        isFresh = false
    }

    /// Goes on on a new line; nothing happens where one has just begun.
    mutating func fold() {
        guard column > 0, !isFresh else { return }
        text += "\n"
        column = 0
    }
}
