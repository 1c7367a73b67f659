/// How the journal is spelt: lines of JSON for people and programs, each record proving all before it.
///
/// A record's line ends in `chain`, the SHA-256 of the record before and of this line up to there; so no record can be
/// changed, left out or put between without changing every later one. Free text stands on the line below its record,
/// which holds only that line's digest: words can be blotted out and the chain still proves the rest. A salt among the
/// words keeps short ones from being guessed from the digest.
enum JournalFormat {
    static let name = "chaser-journal"
    static let version = 1

    /// What every file begins with.
    static let header = """
        # \(name) \(version)
        # What Chaser decided, in the order in which it did. Read it with less; do not edit it: chaser verify would tell.
        # Each record is a line: n, its number; is, what happened; chain, the SHA-256 of the chain before and this line.
        # Names and free text stand on the line below (of: n); the record keeps their digest (words).
        # A file begins with what was remembered then (start, holds). After a commit all records before it count.
        # States: decided (commit is on the disk), in the spool, delivered (a later commit says so). Commit points: the
        # sync of this file after a commit; the sync of the spool's folder. Records behind the last commit never counted.

        """

    /// A record's line, and the words' line below it where it has any.
    static func lines(_ record: JournalRecord, after chain: String, salt: String) -> (bytes: [UInt8], chain: String) {
        var below: [UInt8] = []
        var members = [
            JSONMember("n", .integer(record.number)), JSONMember("is", .string(record.kind.rawValue)),
        ]
        members += record.facts
        if case .object(let words)? = record.words {
            let line = JSON.object(
                [JSONMember("of", .integer(record.number)), JSONMember("salt", .string(salt))] + words)
            below = line.bytes(pretty: false)
            members.append(JSONMember("words", .string(SHA256.hex(of: below))))
            below.append(0x0A)
        }
        var bytes = JSON.object(members).bytes(pretty: false)
        bytes.removeLast()
        let next = self.chain(after: chain, bytes[...])
        bytes += Array(",\"chain\":\"\(next)\"}\n".utf8)
        return (bytes + below, next)
    }

    /// The chain after a line without its own.
    static func chain(after chain: String, _ body: ArraySlice<UInt8>) -> String {
        var bytes = Array(chain.utf8)
        bytes += body
        return SHA256.hex(of: bytes)
    }

    private static let mark = Array(",\"chain\":\"".utf8)
    private static let end = Array("\"}".utf8)
    private static let tail = mark.count + 64 + end.count

    /// A line taken apart: what the chain proves, and the chain; nil for a line that does not end so.
    static func parts(_ line: ArraySlice<UInt8>) -> (body: ArraySlice<UInt8>, chain: String)? {
        guard line.count > tail, line.suffix(end.count).elementsEqual(end) else { return nil }
        let body = line.dropLast(tail)
        guard line[body.endIndex...].starts(with: mark) else { return nil }
        return (body, String(decoding: line.suffix(64 + end.count).dropLast(end.count), as: UTF8.self))
    }

    /// Whether a line looks like a whole commit, whatever stands before it.
    static func isCommit(_ line: ArraySlice<UInt8>) -> Bool {
        guard let (body, _) = parts(line), line.starts(with: Array("{\"n\":".utf8)) else { return false }
        return body.contains(sequence: Array(",\"is\":\"commit\",".utf8))
    }

    /// The words' line of a record whose words are erased.
    static func erased(_ number: Int) -> [UInt8] {
        JSON.object([JSONMember("of", .integer(number)), JSONMember("erased", .bool(true))]).bytes(pretty: false)
    }
}

extension ArraySlice<UInt8> {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        guard count >= sequence.count, let first = sequence.first else { return sequence.isEmpty }
        return (startIndex...(endIndex - sequence.count)).contains { place in
            self[place] == first && self[place..<(place + sequence.count)].elementsEqual(sequence)
        }
    }
}

/// Blots out words.
public enum JournalWords {
    /// A file of the journal without the words of these records: a line that says so stands in their place.
    public static func erased(_ bytes: [UInt8], _ numbers: Set<Int>) -> [UInt8] {
        var found: [UInt8] = []
        found.reserveCapacity(bytes.count)
        let start = Array("{\"of\":".utf8)
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if !found.isEmpty || line.startIndex > 0 { found.append(0x0A) }
            if line.starts(with: start),
                let number = Int(
                    String(decoding: line.dropFirst(start.count).prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)),
                numbers.contains(number)
            {
                found += JournalFormat.erased(number)
            } else {
                found += line
            }
        }
        return found
    }
}
