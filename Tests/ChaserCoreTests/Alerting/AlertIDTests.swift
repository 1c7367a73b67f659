import Testing

@testable import ChaserCore

@Suite("An alert's id")
struct AlertIDTests {
    private static let key = AlertKey(rule: "overdue", record: "North / Close files")

    @Test("is the same for the same rule and record, always")
    func stable() { #expect(Alert.id(for: Self.key) { _ in false } == "mc6pa8") }

    @Test("is longer by two when another alert has it")
    func collides() {
        let short = Alert.id(for: Self.key) { _ in false }
        let longer = Alert.id(for: Self.key) { $0 == short }
        #expect(longer == "mc6pa82v")
        #expect(Alert.id(for: Self.key) { $0.count < 10 } == "mc6pa82vck")
    }

    @Test("ends growing where all are taken")
    func ends() { #expect(Alert.id(for: Self.key) { _ in true }.count == 24) }

    @Test("tells rule and record apart, wherever one ends")
    func apart() {
        let other = AlertKey(rule: "overdueNorth", record: " / Close files")
        #expect(Alert.id(for: other) { _ in false } != Alert.id(for: Self.key) { _ in false })
    }
}
