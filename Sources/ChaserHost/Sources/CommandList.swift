import ChaserCore

/// The programs that a site's sources may name, from a file outside the site: whoever writes rules cannot run anything.
///
/// A line each: `dataset = /usr/bin/psql --csv -c "select * from dataset"`. Words are split at spaces; within double
/// quotes spaces are kept, and `\"` and `\\` stand for themselves; nothing else has a meaning, as no shell is used. `#`
/// begins a comment at the start of a line or after a space. Before the path may stand what the program finds in its
/// environment, `PGPASSFILE=%d/pgpass`, in which `%d` is the folder of the unit's credentials, as systemd.unit(5) has it.
/// A line with a fault is told and passed over.
public struct CommandList: Hashable, Sendable {
    /// A program and its arguments.
    public struct Command: Hashable, Sendable {
        public let path: String
        public let arguments: [String]
        /// What stands before the path: names of the environment, and their values as typed.
        public var settings: [String: String] = [:]
    }

    /// A line that is not understood.
    public struct Fault: Hashable, Sendable {
        public let line: Int
        public let words: String
    }

    public private(set) var commands: [String: Command] = [:]
    public private(set) var faults: [Fault] = []

    public init(parsing text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let words = add(line) { faults.append(Fault(line: index + 1, words: words)) }
        }
    }

    /// What is wrong with the line; nil when it was taken.
    private mutating func add(_ line: Substring) -> String? {
        guard var words = CommandList.words(of: line) else { return "a quoted word has no end" }
        guard let name = words.first else { return nil }
        guard words.count >= 3, words[1] == "=" else { return "expected name = /path/of/program and its arguments" }
        words.removeFirst(2)
        var settings: [String: String] = [:]
        while let setting = words.first.flatMap(CommandList.setting) {
            settings[setting.name] = setting.value
            words.removeFirst()
        }
        guard !words.isEmpty else { return "expected name = /path/of/program and its arguments" }
        guard name.utf8.allSatisfy(CommandList.isNameCharacter) else {
            return "the name “\(name)” may hold letters, digits, - and _"
        }
        guard words[0].hasPrefix("/") else { return "the path “\(words[0])” is not absolute" }
        guard commands[name] == nil else { return "the name “\(name)” stands twice: the first counts" }
        commands[name] = Command(path: words[0], arguments: Array(words.dropFirst()), settings: settings)
        return nil
    }

    /// `PGPASSFILE=%d/pgpass`; nil for a word that is none, as a path is.
    private static func setting(_ word: String) -> (name: String, value: String)? {
        guard let sign = word.firstIndex(of: "="), let first = word.utf8.first, !(0x30...0x39).contains(first) else {
            return nil
        }
        let name = word[..<sign]
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || isNameCharacter($0) && $0 != 0x2D })
        else { return nil }
        return (String(name), String(word[word.index(after: sign)...]))
    }

    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The words of a line, nil when a quote does not end.
    private static func words(of line: Substring) -> [String]? {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        var rest = line[...]
        while let character = rest.popFirst() {
            if isQuoted, character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                word = (word ?? "") + String(rest.removeFirst())
            } else if character == "\"" {
                isQuoted.toggle()
                word = word ?? ""
            } else if !isQuoted, character.isWhitespace {
                if let word { words.append(word) }
                word = nil
            } else if !isQuoted, word == nil, character == "#" {
                break
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        return isQuoted ? nil : words
    }
}
