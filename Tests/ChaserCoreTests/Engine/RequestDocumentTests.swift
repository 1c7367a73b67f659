import Testing

@testable import ChaserCore

@Suite("The file of a request")
struct RequestDocumentTests {
    static let orders: [Request.Order] = [
        .look, .confirm, .endSilence("S1\n"),
        .silence(
            SilenceOrder(
                rules: ["late"], areas: ["é\u{0}\"\\"], records: [], until: Day(number: 18_600), by: "QA",
                because: "“x”\n")),
        .acknowledge(
            AcknowledgeOrder(
                ids: ["43rfca", "é\u{0}\"\\"], by: "QA", because: "“booked”\n", until: Day(number: 18_600),
                strength: .change)),
        .acknowledge(AcknowledgeOrder(ids: [], by: "", because: "", until: nil, strength: .clear)),
    ]

    @Test("is read back as it was written", arguments: orders)
    func roundTrip(_ order: Request.Order) throws {
        #expect(try RequestDocument.order(from: RequestDocument.bytes(of: order)) == order)
    }

    static let refused: [(text: String, words: String)] = [
        ("{}", "the file is not a request to Chaser"), ("[1]", "the file is not a request to Chaser"),
        (
            "{\"format\":\"chaser-request\",\"version\":2}",
            "the request is of a newer Chaser (format 2, this one knows 1)"
        ),
        (
            "{\"format\":\"chaser-request\",\"version\":1,\"order\":\"dance\"}",
            "the request is damaged: “order” is absent or of another kind"
        ),
        (
            "{\"format\":\"chaser-request\",\"version\":1,\"order\":\"acknowledge\"}",
            "the request is damaged: “strength” is absent or of another kind"
        ),
        (
            "{\"format\":\"chaser-request\",\"version\":1,\"order\":\"acknowledge\",\"strength\":\"date\",\"alerts\":[1]}",
            "the request is damaged: “alerts” is absent or of another kind"
        ),
        (
            "{\"format\":\"chaser-request\",\"version\":1,\"order\":\"silence\",\"until\":null}",
            "the request is damaged: “until” is absent or of another kind"
        ),
    ]

    @Test("is refused in one line where it is no request", arguments: refused)
    func refusal(_ text: String, _ words: String) {
        do {
            _ = try RequestDocument.order(from: Array(text.utf8))
            Issue.record("\(text) is no request")
        } catch {
            #expect(error.description == words)
        }
    }

    @Test("is refused whatever single byte of it is changed, or is still a request")
    func damage() {
        let bytes = RequestDocument.bytes(of: Self.orders[4])
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x15
            if let order = try? RequestDocument.order(from: damaged), case .acknowledge(let found) = order {
                #expect(found.ids.count <= 2)
            }
        }
    }
}
