import ChaserCore

extension TickRunner {
    /// What taking up the requests came to.
    public struct Intake: Sendable {
        public var answers: [Answer] = []
        /// What was decided and could not be carried out to its end; the next tick tries again.
        public var trouble: Fault?
        /// Somebody asked for a look at the sheets.
        public var wantsLook = false
        /// Somebody said yes to what waits.
        public var isConfirmed = false
    }

    /// Takes up every request that lies in the folder, each answered before the next.
    ///
    /// A request that cannot be read is answered as such. What cannot be written down stays for the next time. While the
    /// clock is in doubt only a yes is taken up: a day that somebody names is then nobody's day.
    public mutating func takeRequests(
        _ folder: RequestFolder, at now: Instant, doubt: ClockWatch.Doubt? = nil
    ) throws(Fault) -> Intake {
        var intake = Intake()
        for pending in folder.pending() {
            let maker = Request.Maker(pending.user, site: engine.site)
            let order = RequestFolder.order(pending)
            if doubt != nil, (try? order.get()) != .confirm { continue }
            let answer: Answer
            switch order {
            case .success(let order):
                let request = Request(id: pending.name, maker: maker, order: order, doubt: doubt)
                let outcome = try take(.request(request), at: now)
                intake.trouble = intake.trouble ?? outcome.trouble
                guard let given = outcome.answers.first else { continue }
                answer = given
                if order == .look { intake.wantsLook = true }
                if order == .confirm, given.isDone { intake.isConfirmed = true }
            case .failure(let why):
                answer = Answer(
                    request: pending.name, maker: maker.name, isDone: false, lines: ["\(why.words)."], at: now)
            }
            do { try folder.answer(answer, to: pending.name) } catch { throw .spool(error) }
            intake.answers.append(answer)
        }
        return intake
    }
}

extension Request.Maker {
    /// A user of this machine, as the system knows them: in the site's group for silencing now, or not.
    public init(_ user: SystemUser, site: Site) {
        self.init(
            name: user.description, maySilence: site.definition.settings.silencingGroup.map(user.isMember) ?? false)
    }
}

extension RequestFolder {
    /// Why a file is not taken for a request.
    struct Unreadable: Error {
        let words: String
    }

    /// What a file asks for.
    static func order(_ pending: Pending) -> Result<Request.Order, Unreadable> {
        switch pending.content {
        case .failure(let fault): return .failure(Unreadable(words: fault.description))
        case .success(let bytes):
            do { return .success(try RequestDocument.order(from: bytes)) } catch {
                return .failure(Unreadable(words: error.description))
            }
        }
    }
}
