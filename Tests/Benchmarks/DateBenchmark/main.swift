// Times the reading of a million cells of dates, in release mode, beside the C library's `strptime` on the same cells where
// it can read them; `run-dates` builds it with the core's sources as one module.
import Glibc

let cellCount = 1_000_000
let rounds = 5

/// Seconds that some work takes, the best of the rounds.
func seconds(_ work: () -> Void) -> Double {
    (0..<rounds).map { _ in
        let taken = ContinuousClock().measure(work).components
        return Double(taken.seconds) + Double(taken.attoseconds) / 1e18
    }.min() ?? 0
}

/// A million cells, one behind the other, each ended by a NUL.
struct Cells {
    var bytes: [UInt8] = []
    var starts: [Int] = []

    init(_ cell: (Int) -> String) {
        for index in 0..<cellCount {
            starts.append(bytes.count)
            bytes.append(contentsOf: cell(index).utf8)
            bytes.append(0)
        }
        starts.append(bytes.count)
    }

    func each(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { all in
            for index in 0..<cellCount {
                body(UnsafeBufferPointer(rebasing: all[starts[index]..<starts[index + 1] - 1]))
            }
        }
    }
}

let context = DateContext(published: Day(number: 18_543), calendar: WorkingCalendar(holidays: []))
nonisolated(unsafe) var sum = 0

/// Glibc's own, which its headers show to nobody who does not ask for X/Open.
@_silgen_name("strptime")
func strptime(
    _ text: UnsafePointer<CChar>, _ format: UnsafePointer<CChar>, _ time: UnsafeMutablePointer<tm>
) -> UnsafeMutablePointer<CChar>?

func read(_ cells: Cells) -> Double {
    seconds {
        cells.each { cell in
            if case .day(let day) = DateCell.read(cell, context).value { sum &+= Int(day.number) }
        }
    }
}

func strptimed(_ cells: Cells, _ format: String) -> Double {
    seconds {
        cells.each { cell in
            var time = tm()
            let text = UnsafeRawPointer(cell.baseAddress)?.assumingMemoryBound(to: CChar.self)
            if let text, strptime(text, format, &time) != nil { sum &+= Int(time.tm_mday) }
        }
    }
}

func report(_ title: String, _ cells: Cells, format: String?) {
    let ours = read(cells)
    let nanoseconds = Int(ours * 1e9) / cellCount
    var line = "\(title): \(nanoseconds) ns a cell"
    if let format {
        let theirs = strptimed(cells, format)
        line += ", strptime \(Int(theirs * 1e9) / cellCount) ns"
    }
    print(line)
}

let days = (0..<1_000).map { Day(number: Int32(18_000 + $0)) }
let british = days.map { $0.iso.split(separator: "-").reversed().joined(separator: "/") }
let examples = DateForms.all.flatMap(\.examples).map(\.cell)
report("2020-10-31", Cells { days[$0 % 1_000].iso }, format: "%Y-%m-%d")
report("31/10/2020", Cells { british[$0 % 1_000] }, format: "%d/%m/%Y")
report("31 October 2020", Cells { days[$0 % 1_000].inWords }, format: "%d %B %Y")
report("the examples of every form", Cells { examples[$0 % examples.count] }, format: nil)
report(
    "prose", Cells { "Start: 14th Sept 20 Completed by: 31st Mar 2\($0 % 10) subject to the board" }, format: nil)
if sum == 0 { print("nothing was read") }
