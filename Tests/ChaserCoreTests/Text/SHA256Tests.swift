import ChaserCore
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    private static let nist = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"

    @Test(
        "The digests of the standard's examples",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "nothing"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "one block"),
            (nist, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", "two blocks"),
            (
                String(repeating: "a", count: 100_000),
                "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee", "many blocks"
            ),
        ])
    func examples(text: String, digest: String, reason: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == digest, "\(reason)")
    }

    @Test("The pieces in which bytes come do not matter, at any length about a block")
    func pieces() {
        for length in [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 200] {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            var whole = SHA256()
            whole.update(bytes)
            for size in [1, 3, 63, 64, 65] {
                var parts = SHA256()
                for start in stride(from: 0, to: length, by: size) {
                    parts.update(Array(bytes[start..<min(start + size, length)]))
                }
                #expect(parts.finish() == whole.finish(), "\(length) bytes by \(size)")
            }
        }
    }

    @Test("Finishing changes nothing: more may follow")
    func goesOn() {
        var digest = SHA256()
        digest.update(Array("ab".utf8))
        _ = digest.finish()
        digest.update(Array("c".utf8))
        var whole = SHA256()
        whole.update(Array("abc".utf8))
        #expect(digest.finish() == whole.finish())
    }
}
