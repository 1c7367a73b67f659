// Times the memory of a spreadsheet in release mode: a plan of 100,000 rows with 50 dated versions, of which each moves one
// date in twenty, rewrites one update in ten, drops some rows and adds others; `run-history` builds it with the core's
// sources as one module.
//
// Prints what it costs to fold all versions once, to fold one more when a new version arrives, to read the newest with its
// past, to tick with what was folded, and the memory held.
import Glibc

let rows = 100_000
let versions = 50

func seconds(_ work: () -> Void) -> Double {
    let taken = ContinuousClock().measure(work).components
    return Double(taken.seconds) + Double(taken.attoseconds) / 1e18
}

func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1000).rounded())) ms" }

/// Megabytes of memory that the process holds now.
func residentMegabytes() -> Int {
    var text = [UInt8](repeating: 0, count: 4096)
    let file = Glibc.open("/proc/self/statm", O_RDONLY)
    defer { Glibc.close(file) }
    let count = Glibc.read(file, &text, text.count)
    let words = String(decoding: text[..<max(count, 0)], as: UTF8.self).split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * 4096 >> 20 : 0
}

/// One version: rows keep their key; what changes follows from row and version, the same in every run.
func sheet(_ version: Int) -> [UInt8] {
    var text = "Area,Action,Officers,Target date,Status,Update\n"
    for row in version..<rows + version {
        let moves = (0..<version).reduce(0) { $0 + ((row &* 31 &+ $1 &* 7) % 20 == 0 ? 1 : 0) }
        let updates = (0..<version).reduce(0) { $0 + ((row &* 17 &+ $1 &* 3) % 10 == 0 ? 1 : 0) }
        let month = (row + moves * 2) % 12 + 1
        text += "Area \(row % 40),Action number \(row) of the plan as it is worded,Lead \(row % 97),"
        text += "\(row % 28 + 1)/\(month)/\(2020 + moves % 5),Amber,Update \(updates) of what was done on \(row)\n"
    }
    return Array(text.utf8)
}

let rules = """
    site "Benchmark" {
      timezone "UTC"; people "people.csv"; sender "A <a@council.example>"; domains "council.example"; operator operations
    }
    source plan "Plan" {
      file "plan-*.csv"; dated by file name "yyyy-MM-dd"; key area, action
      column area text from "Area"; column action text from "Action"; column officers people from "Officers"
      column target_date date from "Target date"; column status rag from "Status"; column update text from "Update"
      done when status is blue
    }
    rule moved "Moved" {
      over plan; where not done
      red when times_changed(target_date) >= 2 or working_days(original(target_date), target_date) > 130
      amber when target_date > original(target_date)
      say "{action}: {slips(target_date)}"; tell once
    }
    rule late "Moved late" {
      over plan
      amber when changed(target_date) > before_change(target_date) and target_date > before_change(target_date)
      say "{action}"; tell once
    }
    rule quiet "No update" {
      over plan; amber when working_days(changed(update), today) > 300; say "{action}: {changed(update)}"; tell once
    }
    rule gone "Gone" { over plan; red when vanished and not done; say "{action}: {last_seen}"; tell once }

    """

let parsed = parseRules(SourceText(path: "benchmark.rules", bytes: Array(rules.utf8)))
let checked = SiteChecker.check([parsed.file])
for diagnostic in parsed.diagnostics + checked.diagnostics where diagnostic.severity == .error {
    print("the benchmark's own rules are wrong: \(diagnostic)")
    exit(1)
}
let site = Site(
    definition: checked.site, directory: Directory(rows: []), calendar: WorkingCalendar(holidays: []), zone: .utc)
let layout = checked.site.sources[0].layout
let needs = checked.site.historyNeeds(ofSource: 0)
let first = Day(number: 18_262)

var fold = VersionFold(layout, needs: needs)
var seen: [SeenDays] = []
var folding = 0.0
var bytes = 0
var newest: [UInt8] = []
for version in 0..<versions - 1 {
    newest = sheet(version)
    bytes += newest.count
    let days = SeenDays(first.adding(days: version * 7))
    folding += seconds { _ = fold.add(SheetVersion(path: "plan-\(version).csv", seen: days, bytes: newest)) }
    seen.append(days)
}
print(
    "\(rows) rows, \(versions) versions, \(bytes / 1_000_000) MB; \(residentMegabytes()) MB held after \(versions - 1)")
print("to fold \(versions - 1) versions: \(milliseconds(folding))")

let day = first.adding(days: (versions - 1) * 7)
newest = sheet(versions - 1)
var all = fold
let one = seconds {
    _ = all.add(SheetVersion(path: "plan-\(versions - 1).csv", seen: SeenDays(day), bytes: newest))
}
print("to fold one more: \(milliseconds(one))")

var sheets = SourceSheets([SheetInput(pattern: 0, path: "plan-\(versions - 1).csv", dated: day, bytes: newest)])
var reading: RecordsReading?
let plain = seconds { reading = readRecords(layout: layout, sheets, units: UnitTable(), endOfTime: day) }
sheets.history = SourceHistory(needs: needs, sheets: [0: .init(fold: all, seen: seen + [SeenDays(day)])])
let past = seconds { reading = readRecords(layout: layout, sheets, units: UnitTable(), endOfTime: day) }
print("to read the newest: \(milliseconds(plain)) alone, \(milliseconds(past)) with its past")

guard let reading else { exit(1) }
let tables = Tables(records: [reading.records], units: reading.units, problems: [])
let now = Instant(seconds: Int64(day.number) * 86_400 + 32_400)
var memory = Memory()
let tick = seconds {
    memory = Tick.run(site: site, tables: tables, memory: memory, now: now, manner: .alone).memory
}
var open = 0
let steady = seconds {
    open = Tick.run(site: site, tables: tables, memory: memory, now: now, manner: .alone).memory.alerts.count
}
print("first tick of four rules: \(milliseconds(tick)), steady tick: \(milliseconds(steady)); \(open) events")
print("\(reading.records.vanished.reduce(0) { $0 + $1.range.count }) vanished; \(residentMegabytes()) MB held")
