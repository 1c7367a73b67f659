// Times a tick alone, and reading alone, in release mode; `run-tick` builds it with the core's sources as one module.
//
// With no argument: one rule over 10,000 records that all fire, and 10,000 rules over one record; for each the first tick,
// at which every alert opens, and a steady tick, at which all stay. With the path of a sheet (`run` leaves one): how fast
// the table reader alone reads it, and how fast one rule judges its records, on one processor.
import Glibc

/// Medians of this many rounds.
let rounds = 20

/// Seconds that some work takes.
func seconds(_ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    let taken = clock.measure(work).components
    return Double(taken.seconds) + Double(taken.attoseconds) / 1e18
}

func median(_ figures: [Double]) -> Double { figures.sorted()[figures.count / 2] }

/// A figure with two places, without Foundation.
func twoPlaces(_ figure: Double) -> String {
    let hundredths = Int((figure * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}

/// A site from its rules; what is wrong in them ends the program.
func site(_ rules: String) -> Site {
    let parsed = parseRules(SourceText(path: "benchmark.rules", bytes: Array(rules.utf8)))
    let checked = SiteChecker.check([parsed.file])
    for diagnostic in parsed.diagnostics + checked.diagnostics where diagnostic.severity == .error {
        print("the benchmark's own rules are wrong: \(diagnostic)")
        exit(1)
    }
    return Site(
        definition: checked.site, directory: Directory(rows: []), calendar: WorkingCalendar(holidays: []), zone: .utc)
}

let siteBlock = """
    site "Benchmark" {
      timezone "UTC"; people "people.csv"; sender "A <a@council.example>"; domains "council.example"; operator operations
    }

    """

func tables(_ site: Site, _ sheet: [UInt8], today: Day) -> Tables {
    let reading = readRecords(
        layout: site.definition.sources[0].layout,
        sheets: [SheetInput(pattern: 0, path: "cases.csv", dated: nil, bytes: sheet)], joined: nil, units: UnitTable(),
        endOfTime: today)
    return Tables(records: [reading.records], units: reading.units, problems: [])
}

let now = Instant(seconds: 1_605_517_200)  // 2020-11-16T09:00Z
let today = Day(number: 18_582)

/// Times the first tick of a site and a steady one, with the memory that the first left.
func timeTicks(_ title: String, _ rules: String, _ sheet: String, alerts: Int) {
    let site = site(siteBlock + rules)
    let tables = tables(site, Array(sheet.utf8), today: today)
    var first: [Double] = []
    var steady: [Double] = []
    for _ in 0..<rounds {
        var memory = Memory()
        var opened = 0
        first.append(
            seconds {
                let tick = Tick.run(site: site, tables: tables, memory: memory, now: now, manner: .alone)
                opened = tick.report.opened.count
                memory = tick.memory
            })
        var open = 0
        steady.append(
            seconds {
                let tick = Tick.run(site: site, tables: tables, memory: memory, now: now, manner: .alone)
                open = tick.report.alerts.count
            })
        guard opened == alerts, open == alerts else {
            print("\(title): \(opened) opened and \(open) open instead of \(alerts)")
            exit(1)
        }
    }
    print("\(title): first tick \(twoPlaces(median(first) * 1000)) ms, steady \(twoPlaces(median(steady) * 1000)) ms")
}

let source = """
    source cases "Cases" {
      file "cases.csv"; key id
      column id text from "Id"; column value figure from "Value"; column area text from "Area"
    }

    """

func timeTicks() {
    let rows = (1...10_000).map { "C\($0),\($0 % 97).5,Assessment\n" }
    timeTicks(
        "1 rule, 10,000 records",
        source + "rule all \"All\" { over cases; red when value >= 0; say \"{id}: {value}\" }\n",
        "Id,Value,Area\n" + rows.joined(), alerts: 10_000)
    let rules = (1...10_000).map {
        "rule r\($0) \"Rule \($0)\" { over cases; red when value > \($0 % 90); say \"{id}: {value}\" }\n"
    }
    timeTicks("10,000 rules, 1 record", source + rules.joined(), "Id,Value,Area\nC1,99,Assessment\n", alerts: 10_000)
}

/// Reads a sheet of the script's site again and again, and judges its records.
func timeReading(_ rules: [UInt8], _ sheet: [UInt8]) {
    let site = site(String(decoding: rules, as: UTF8.self))
    var reading: [Double] = []
    var ticks: [Double] = []
    for _ in 0..<5 {
        var found: Tables?
        reading.append(seconds { found = tables(site, sheet, today: today) })
        guard let found else { return }
        ticks.append(seconds { _ = Tick.run(site: site, tables: found, memory: Memory(), now: now, manner: .alone) })
    }
    let megabytes = Double(sheet.count) / 1e6
    print("reading alone: \(Int(megabytes / median(reading))) MB/s; ten rules: \(Int(median(ticks) * 1000)) ms")
}

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

if CommandLine.arguments.count == 3 {
    timeReading(bytes(of: CommandLine.arguments[1]), bytes(of: CommandLine.arguments[2]))
} else {
    timeTicks()
}
