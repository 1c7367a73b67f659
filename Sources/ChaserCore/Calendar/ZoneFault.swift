/// Why some bytes are not a time zone that Chaser can use.
public enum ZoneFault: Error, Hashable, Sendable {
    /// They do not begin with `TZif`.
    case notTZif
    /// The first byte of the version; known are 0 and "2" onwards.
    case unknownVersion(UInt8)
    /// Over a megabyte: no zone of any edition comes near it.
    case tooLarge(bytes: Int)
    /// The counts in a header ask for more than there is.
    case truncated(needed: Int, found: Int)
    /// No local time type: there is no offset to give.
    case noTypes
    /// A transition names a type beyond the last.
    case unknownType(Int, of: Int)
    /// The transition of this index is not after the one before it.
    case unsortedTransitions(index: Int)
    /// Seconds east of UTC that no place has.
    case offsetOutOfRange(Int)
    /// A `right/` file, whose seconds are not those of Unix.
    case countsLeapSeconds
    /// The rule for the years beyond the table, as it stands in the file.
    case unreadableRule(String)
}

extension ZoneFault: CustomStringConvertible {
    /// What is wrong, as the rest of a sentence that begins with the file's path.
    public var description: String {
        switch self {
        case .notTZif: "is not a time zone file"
        case .unknownVersion(let byte): "is a time zone file of an unknown version (\(byte))"
        case .tooLarge(let bytes): "is too large for a time zone file (\(bytes) bytes)"
        case .truncated(let needed, let found): "is cut short (\(found) bytes of \(needed))"
        case .noTypes: "has no offset from UTC"
        case .unknownType(let type, let count): "names the offset \(type) of \(count)"
        case .unsortedTransitions(let index): "is out of order at change \(index + 1)"
        case .offsetOutOfRange(let seconds): "has an impossible offset from UTC (\(seconds) seconds)"
        case .countsLeapSeconds: "counts leap seconds; use the zone of the same name outside right/"
        case .unreadableRule(let text): "ends in a rule that cannot be read: \(printable(text))"
        }
    }
}
