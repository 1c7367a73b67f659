/// A record of one version of a sheet, as following sees it: one that is gone from the next version, or is new in it.
public struct FollowedRecord: Hashable, Sendable {
    /// Where it stands among the rows of its version, from 0.
    public let place: Int
    /// Its area as typed; empty where the source has none.
    public let area: String
    /// The other texts of its key: what the action says.
    public let words: String
    /// What its other columns say. It supports likeness of the words; alone it is none.
    public let details: String

    public init(place: Int, area: String, words: String, details: String = "") {
        self.place = place
        self.area = area
        self.words = words
        self.details = details
    }

    /// Its key as people read it.
    public var key: String { area.isEmpty ? words : "\(area) / \(words)" }
}

/// A record that stands in both versions under one key: where it stood, and where it stands.
public struct KeptPlace: Hashable, Sendable {
    public let before: Int
    public let after: Int

    public init(before: Int, after: Int) {
        self.before = before
        self.after = after
    }
}

/// Two records that are one: the same action in other words, or in another area.
public struct Rewording: Hashable, Sendable {
    /// Index among the records that are gone, and among those that are new.
    public let gone: Int
    public let new: Int
    /// In per cent, from 50; 100 only where the site's files say so.
    public let confidence: Int

    public init(gone: Int, new: Int, confidence: Int) {
        self.gone = gone
        self.new = new
        self.confidence = confidence
    }
}

/// What somebody decided of two wordings: `reworded "…" to "…"`, `not reworded "…" to "…"`.
public struct RewordingDecision: Hashable, Sendable {
    /// The words, with or without the area in front: "Make governance work", "Youth Justice / Make governance work".
    public let old: String
    public let new: String
    public let isSame: Bool

    public init(old: String, new: String, isSame: Bool) {
        self.old = old
        self.new = new
        self.isSame = isSame
    }
}
