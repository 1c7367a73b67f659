/// A mail or a report as what it says, before anyone decides how it looks: the text and the HTML are two renderings of
/// the same page, so that they hold the same facts.
public struct Page: Hashable, Sendable {
    /// For the HTML title.
    public let title: String
    /// `OFFICIAL`, at the top and the bottom; nil for none.
    public let marking: String?
    public var blocks: [Block]

    public init(title: String, marking: String?, blocks: [Block] = []) {
        self.title = title
        self.marking = marking
        self.blocks = blocks
    }

    /// One piece of a page.
    public enum Block: Hashable, Sendable {
        /// The sentence that says it all, first on the page.
        case summary(String)
        /// A section: the text sets it in capitals, the HTML as a heading of level 2.
        case section(String)
        /// What a few items are about: a record.
        case heading(String)
        case paragraph(String)
        case list([String])
        /// One alert or one line of a digest.
        case item(Item)
        /// Rule text, figures: kept as they are.
        case verbatim([String])
    }

    /// One line that has a state, its words, and what stands beneath it in smaller print.
    public struct Item: Hashable, Sendable {
        public let state: State
        /// Stands behind the state's word: "still open"; empty for nothing.
        public let standing: String
        public let words: String
        public let details: [String]

        public init(state: State, standing: String = "", words: String, details: [String] = []) {
            self.state = state
            self.standing = standing
            self.words = words
            self.details = details
        }

        /// `RED, still open`; empty without a state.
        var stateWords: String {
            state == .none ? "" : state.rawValue + (standing.isEmpty ? "" : ", \(standing)")
        }
    }

    /// A state is always a word and a shape, never colour alone (WCAG 2.2, 1.4.1).
    public enum State: String, Hashable, Sendable, CaseIterable {
        case red = "RED"
        case amber = "AMBER"
        case green = "GREEN"
        /// An alert that is over, for whatever reason.
        case ended = "ENDED"
        case none = ""

        /// The shape before the word: told apart without colour.
        public var shape: String {
            switch self {
            case .red: "■"
            case .amber: "▲"
            case .green: "●"
            case .ended: "○"
            case .none: ""
            }
        }

        public init(_ colour: Colour) { self = colour == .red ? .red : .amber }
    }
}
