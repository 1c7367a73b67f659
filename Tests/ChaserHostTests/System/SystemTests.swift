import ChaserCore
import Dispatch
import Glibc
import Synchronization
import Testing

@testable import ChaserHost

@Suite("The system clock")
struct SystemClockTests {
    @Test("gives the second that the machine is in")
    func now() {
        let before = time(nil)
        let now = SystemClock.now().seconds
        #expect((Int64(before)...Int64(before) + 60).contains(now))
    }
}

@Suite("Output")
struct OutputTests {
    @Test("arrives whole through a pipe that is smaller, and that somebody set to non-blocking")
    func whole() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        try #require(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
        let text = String(repeating: "late\n", count: 100_000)
        let received = Mutex<(count: Int, code: Int32)>((0, 0))
        let (reading, limit) = (ends[0], text.utf8.count + 1)
        DispatchQueue.concurrentPerform(iterations: 2) { [writing = ends[1]] part in
            if part == 0 {
                _ = Output.write(text, to: writing)
                close(writing)
            } else {
                var bytes = [UInt8](repeating: 0, count: limit)
                received.withLock { $0 = bytes.withUnsafeMutableBytes { readAll(from: reading, into: $0) } }
            }
        }
        close(reading)
        #expect(received.withLock { $0 } == (text.utf8.count, 0))
    }

    @Test("to a reader that has gone away is no fault")
    func closedPipe() throws {
        Output.surviveClosedPipes()
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        #expect(Output.write("late\n", to: ends[1]) == 0)
        close(ends[1])
    }

    @Test("to a full disk is one")
    func fullDisk() throws {
        let full = try Descriptor("/dev/full", flags: O_WRONLY)
        #expect(Output.write("late\n", to: full.number) == ENOSPC)
        let words = Output.allCases.map { SystemFault(.write, $0.name, code: ENOSPC).description }
        #expect(
            words == [
                "cannot write standard output: No space left on device",
                "cannot write standard error: No space left on device",
            ])
    }
}

@Suite("Zone files")
struct ZoneFilesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("zones/Europe")
        try folder.write("TZif2", to: "zones/Europe/London")
        try folder.link("zones/GB", to: "Europe/London")
        try folder.write("secret", to: "secret")
    }

    @Test("are read by the name of the zone, through links too", arguments: ["Europe/London", "GB"])
    func reads(name: String) throws {
        #expect(try ZoneFiles.read(name, folder: folder("zones")) == Array("TZif2".utf8))
    }

    @Test(
        "are not looked for outside their folder",
        arguments: ["", "/etc/passwd", "../secret", "Europe/../../secret", ".", "Europe/", "a b", "a\u{0}", "é", "a.b"])
    func unsafeNames(name: String) {
        #expect(throws: FileFault(name, .unsafePath)) { try ZoneFiles.read(name, folder: folder("zones")) }
    }

    @Test("that the system lacks are missing, and a region alone is no zone")
    func missing() {
        #expect(throws: FileFault(folder("zones/Europe/Lundon"), .missing)) {
            try ZoneFiles.read("Europe/Lundon", folder: folder("zones"))
        }
        #expect(throws: FileFault(folder("zones/Europe"), .notRegular)) {
            try ZoneFiles.read("Europe", folder: folder("zones"))
        }
    }
}
