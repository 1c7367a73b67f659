import Testing

@testable import ChaserCore

@Suite("A mail that comes in")
struct IncomingMailTests {
    private func text(_ message: String) -> [String] { text(Array(message.utf8)) }

    private func text(_ bytes: [UInt8]) -> [String] {
        ReplyText.ownLines(IncomingMail(parsing: bytes).text).filter { !$0.isEmpty }
    }

    static let messages: [(reason: String, message: String, lines: [String])] = [
        ("plain", "Subject: x\n\nack 1: a\n", ["ack 1: a"]),
        ("CRLF", "Subject: x\r\n\r\nack 1: a\r\nb\r\n", ["ack 1: a", "b"]),
        ("no body", "Subject: x", []), ("nothing", "", []), ("only a line end", "\n", []),
        (
            "base64",
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nYWNrIDE6IMOp\nCg==\n",
            ["ack 1: é"]
        ),
        (
            "quoted-printable", "Content-Transfer-Encoding: Quoted-Printable\n\nack 1: caf=C3=A9 and =\nmore =zz\n",
            ["ack 1: café and more =zz"]
        ),
        (
            "HTML only",
            "Content-Type: text/html\n\n<html><head><title>no</title><style>p{}</style></head><body><p>ack&nbsp;1: a &amp; b<br>more</p><blockquote>ack 2: old</blockquote></body>",
            ["ack 1: a & b", "more"]
        ),
        (
            "Outlook's HTML",
            "Content-Type: text/html\n\n<div>ack 1: a</div><div id=\"divRplyFwdMsg\">From: us</div><p>ack 2: b",
            ["ack 1: a"]
        ),
        (
            "alternatives",
            "Content-Type: multipart/alternative; boundary=\"=_b\"\n\npreamble\n--=_b\nContent-Type: text/plain\n\nack 1: a\n--=_b\nContent-Type: text/html\n\n<p>html\n--=_b--\nepilogue",
            ["ack 1: a"]
        ),
        (
            "an empty plain part",
            "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n \n--b\nContent-Type: text/html\n\n<p>ack 1: a\n--b--",
            ["ack 1: a"]
        ),
        (
            "nested, with an attachment first",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\nContent-Disposition: attachment\n\nack 9: no\n--a\nContent-Type: multipart/related;\n boundary=c\n\n--c\n\nack 1: a\n--c--\n--a--",
            ["ack 1: a"]
        ),
        ("cut short", "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nack 1: a", ["ack 1: a"]),
        ("no boundary", "Content-Type: multipart/mixed\n\nack 1: a", []),
        ("a forwarded message is not the reply", "Content-Type: message/rfc822\n\nSubject: x\n\nack 1: a", []),
        ("a signature", "\nack 1: a\n-- \nack 2: no", ["ack 1: a"]),
        ("a phone", "\nack 1: a\nSent from my phone\nack 2: no", ["ack 1: a"]),
        ("a quotation below", "\nack 1: a\n\nOn 16 Nov, Plan wrote:\n> ack 2: b", ["ack 1: a"]),
        ("a quotation above", "\nOn 16 Nov, Plan wrote:\n> old\n>> older\nack 1: a", ["ack 1: a"]),
        ("invisible marks", "\n\u{202E}ack\u{200B} 1: a\u{7}", ["ack 1: a"]),
    ]

    @Test("is read for what its author wrote", arguments: messages)
    func reading(_ reason: String, _ message: String, _ lines: [String]) {
        #expect(text(message) == lines, "\(reason)")
    }

    @Test("may be in Windows-1252")
    func windows() {
        let bytes =
            Array("Content-Type: text/plain; charset=windows-1252\n\nack 1: ".utf8) + [0x93, 0x61, 0x94, 0x20, 0xA3]
        #expect(text(bytes) == ["ack 1: “a” £"])
    }

    static let authors: [(from: String, address: String?)] = [
        ("a@b.example", "a@b.example"), ("Anna <a@b.example>", "a@b.example"),
        ("\"Lead, North\" <a@b.example>", "a@b.example"), ("Anna (QA) <a@b.example>", "a@b.example"),
        ("=?utf-8?Q?Ann=C3=A9?= <a@b.example>", "a@b.example"), ("a@b.example, c@d.example", nil),
        ("c@d.example, Anna <a@b.example>", nil), ("Anna <c@d.example> <a@b.example>", nil),
        ("c@d.example (x) a@b.example", nil), ("", nil), ("<>", nil), ("\"a@b.example\" <c@d.example>", "c@d.example"),
    ]

    @Test("has one author or none", arguments: authors)
    func author(_ from: String, _ address: String?) {
        let mail = IncomingMail(parsing: Array("From: \(from)\n\n".utf8))
        #expect(mail.author?.address == address)
    }

    @Test("names the mails that it answers, the one replied to first, then the newest")
    func answered() {
        let text = "References: <a@x>\n <b@x> <c@x>\nIn-Reply-To: <b@x> (of Monday)\nMessage-ID: <d@x>\n\n"
        let mail = IncomingMail(parsing: Array(text.utf8))
        #expect(mail.answered == ["b@x", "c@x", "a@x"])
        #expect(mail.messageID == "<d@x>")
    }

    @Test("of any size is read within its limits, and soon")
    func large() {
        let head = Array(
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nack 1: a\n--a\nContent-Type: x/y\n\n".utf8)
        let line = [UInt8](repeating: 0x41, count: 76) + [0x0A]
        let vast = head + (0..<4_000).flatMap { _ in line } + Array("--a--\n".utf8)
        #expect(text(vast) == ["ack 1: a"])
        let deep = (0..<50).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        #expect(text(deep + "\nack 1: a") == [])
    }

    @Test("of whatever bytes ends in some text or none: two thousand damaged mails")
    func fuzz() {
        var random = Dice(seed: 20_201_116)
        let seeds = Self.messages.map { Array($0.message.utf8) }
        for round in 0..<2_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<random.next(8) where !bytes.isEmpty {
                let place = random.next(bytes.count)
                switch random.next(4) {
                case 0: bytes[place] = UInt8(random.next(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(random.next(256)), at: place)
                default: bytes.insert(contentsOf: seeds[random.next(seeds.count)].prefix(random.next(80)), at: place)
                }
            }
            let mail = IncomingMail(parsing: bytes)
            let lines = ReplyText.ownLines(mail.text)
            #expect(lines.allSatisfy { !$0.contains("\n") })
            for case .success(let order) in ReplyOrder.orders(in: lines, today: Day(number: 18_582)) {
                #expect(!order.because.isEmpty)
            }
            _ = (mail.author, mail.answered, mail.isAutomatic)
        }
    }
}

/// Numbers by chance, the same for the same seed (a linear congruential generator, Knuth's constants).
private struct Dice {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return below < 1 ? 0 : Int(state >> 33) % below
    }
}

@Suite("HMAC-SHA256")
struct HMACTests {
    @Test("gives the values of RFC 4231")
    func vectors() {
        #expect(
            HMAC.hex(of: Array("Hi There".utf8), key: [UInt8](repeating: 0x0B, count: 20))
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        #expect(
            HMAC.hex(of: "what do ya want for nothing?", key: "Jefe")
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let long = "Test Using Larger Than Block-Size Key - Hash Key First"
        #expect(
            HMAC.hex(of: Array(long.utf8), key: [UInt8](repeating: 0xAA, count: 131))
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }
}
