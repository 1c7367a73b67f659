/// Something that a person asks of a site: by a command, or in the answer to a mail.
public struct Request: Hashable, Sendable {
    /// What is asked.
    public enum Order: Hashable, Sendable {
        case acknowledge(AcknowledgeOrder)
        case silence(SilenceOrder)
        /// A silence by request ends today; by its short name, `S1`.
        case endSilence(String)
        /// Look at the sheets now.
        case look
        /// What waits for a yes may go on: mail that is held, a clock that was set far ahead.
        case confirm
    }

    /// Its own name: a request that comes twice, after a crash, is answered once.
    public let id: String
    public let maker: Maker
    public let order: Order
    /// Why the clock is not believed while it is asked; nil where it is.
    public let doubt: ClockWatch.Doubt?

    public init(id: String, maker: Maker, order: Order, doubt: ClockWatch.Doubt? = nil) {
        self.id = id
        self.maker = maker
        self.order = order
        self.doubt = doubt
    }

    /// Whom it came from, as the machine knows, never as they say.
    public struct Maker: Hashable, Sendable {
        /// `user anna (1000)`, `a.lead@council.example`.
        public let name: String
        /// Whether they are a member of the site's group for silencing.
        public let maySilence: Bool

        public init(name: String, maySilence: Bool = false) {
            self.name = name
            self.maySilence = maySilence
        }
    }
}

/// "I own these until then."
public struct AcknowledgeOrder: Hashable, Sendable {
    /// Alert ids.
    public let ids: [String]
    public let by: String
    public let because: String
    /// The last day of it; nil for the site's usual time.
    public let until: Day?
    public let strength: Acknowledgement.Strength

    public init(
        ids: [String], by: String, because: String, until: Day?, strength: Acknowledgement.Strength = .date
    ) {
        self.ids = ids
        self.by = by
        self.because = because
        self.until = until
        self.strength = strength
    }
}

/// What became of a request.
public struct Answer: Hashable, Sendable {
    /// The request's own name.
    public let request: String
    public let maker: String
    public let isDone: Bool
    /// One line for each thing that was done, or the one why nothing was.
    public let lines: [String]
    public let at: Instant

    public init(request: String, maker: String, isDone: Bool, lines: [String], at: Instant) {
        self.request = request
        self.maker = maker
        self.isDone = isDone
        self.lines = lines
        self.at = at
    }
}
