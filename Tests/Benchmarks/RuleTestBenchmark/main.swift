// Times the tests of a site's rules in release mode; `run-tests` builds it with the core's sources as one module.
//
// With the paths of a people.csv and of rule files: runs all their tests again and again, and prints how many a second.
import Glibc

/// How often every test is run.
let rounds = 40

/// The bytes of a file; none when it cannot be read.
func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
        var got = 1
        while got > 0, count < buffer.count {
            got = read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            count += max(got, 0)
        }
    }
}

let paths = Array(CommandLine.arguments.dropFirst())
let files = paths.dropFirst().map { parseRules(SourceText(path: $0, bytes: bytes(of: $0))).file }
let definition = SiteChecker.check(files).site
let site = Site(
    definition: definition, directory: Directory.read(rows: rowsOfText(bytes(of: paths[0]))).0,
    calendar: WorkingCalendar(holidays: []), zone: .utc)
let runner = RuleTestRunner(site: site)
var failed = 0
var ticks = 0
let clock = ContinuousClock()
let taken = clock.measure {
    for _ in 0..<rounds {
        for test in definition.tests {
            let result = runner.run(test)
            failed += result.isPassed ? 0 : 1
            ticks += result.ticks.count
        }
    }
}.components
let seconds = Double(taken.seconds) + Double(taken.attoseconds) / 1e18
let count = definition.tests.count * rounds
print("\(count) tests, \(failed) failed, \(ticks) ticks: \(Int(Double(count) / seconds)) tests a second")
