import Testing

@testable import ChaserCore

/// The rules of the language once more, independent of the code: what each combination must come to.
private struct Promise {
    let colour: Colour?
    let verdict: Verdict
    let hasClearLine: Bool

    /// The transition that the language promises.
    var transition: AlertTransition {
        guard let colour else {
            guard verdict.included == .yes else { return .nothing }
            return verdict.red == .yes ? .open(.red) : verdict.amber == .yes ? .open(.amber) : .nothing
        }
        // A record that leaves by `where` closes; one of which that is unknown stays.
        if verdict.included == .no { return .clear }
        if verdict.included == .unknown { return .freeze }
        if isCleared { return .clear }
        let next = nextColour(colour)
        if next != colour { return next == .red ? .worsen : .ease }
        return isJudged(colour) ? .stay : .freeze
    }

    /// Red and amber false; with a clear line, that line true as well. Red unknown is not "not red".
    private var isCleared: Bool {
        guard verdict.red == .no else { return false }
        return hasClearLine ? verdict.clear == .yes && verdict.amber != .yes : verdict.amber == .no
    }

    /// An open colour stays until its own condition is false; red that is false falls back to amber only as far as amber
    /// is not false too.
    private func nextColour(_ colour: Colour) -> Colour {
        if verdict.red == .yes { return .red }
        if colour == .red, verdict.red == .no, verdict.amber != .no { return .amber }
        return colour
    }

    /// Whether what keeps it open is known.
    private func isJudged(_ colour: Colour) -> Bool {
        switch colour {
        case .red: if verdict.red == .yes { return true }
        case .amber: if verdict.amber == .yes { return true }
        }
        return verdict.red == .no && verdict.amber == .no && verdict.clear == .no
    }
}

@Suite("What becomes of an alert")
struct AlertTransitionTests {
    private static let truths: [Truth] = [.no, .yes, .unknown]

    /// Every verdict there is; a rule without green or clear line has them false.
    private static var verdicts: [Verdict] {
        truths.flatMap { included in
            truths.flatMap { red in
                truths.flatMap { amber in
                    truths.flatMap { green in
                        truths.map { Verdict(included: included, red: red, amber: amber, green: green, clear: $0) }
                    }
                }
            }
        }
    }

    @Test("is what the language promises, for every verdict, colour and kind of rule", arguments: [false, true])
    func whole(_ hasClearLine: Bool) {
        for verdict in Self.verdicts where hasClearLine || verdict.clear == .no {
            for colour in [nil, Colour.amber, .red] {
                let promised = Promise(colour: colour, verdict: verdict, hasClearLine: hasClearLine).transition
                let found = AlertTransition(from: colour, verdict: verdict, hasClearLine: hasClearLine)
                #expect(found == promised, "\(String(describing: colour)) under \(verdict.words), \(hasClearLine)")
            }
        }
    }

    @Test("settles: the same verdict again neither opens what it cleared nor turns it once more")
    func settles() {
        for verdict in Self.verdicts {
            for colour in [nil, Colour.amber, .red] {
                let first = AlertTransition(from: colour, verdict: verdict, hasClearLine: true)
                let after = first.colour(after: colour)
                let second = AlertTransition(from: after, verdict: verdict, hasClearLine: true)
                #expect(second.colour(after: after) == after, "\(String(describing: colour)) under \(verdict.words)")
            }
        }
    }

    @Test("a status is the first colour that holds, and unknown where a worse one may hold unseen")
    func status() {
        for verdict in Self.verdicts {
            let ladder: [(Truth, Status)] = [(verdict.red, .red), (verdict.amber, .amber)]
            var expected = ladder.first { $0.0 == .yes }?.1
            if expected == nil, ladder.contains(where: { $0.0 == .unknown }) { expected = .unknown }
            if expected == nil { expected = [Truth.yes: .green, .no: .none, .unknown: .unknown][verdict.green] }
            if verdict.included == .no { expected = .excluded }
            if verdict.included == .unknown { expected = .unknown }
            #expect(verdict.status == expected, "\(verdict.words)")
        }
    }
}

extension AlertTransition {
    /// The colour of the alert behind the transition; nil when none is open.
    fileprivate func colour(after colour: Colour?) -> Colour? {
        switch self {
        case .nothing, .stay, .freeze: colour
        case .open(let opened): opened
        case .worsen: .red
        case .ease: .amber
        case .clear: nil
        }
    }
}

extension Verdict {
    /// Its truths in the order where, red, amber, green, clear.
    fileprivate var words: String { String([included, red, amber, green, clear].map(\.letter)) }
}
