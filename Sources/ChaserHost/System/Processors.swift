import ChaserCore
import Dispatch
import Glibc

extension Workers {
    /// The machine's processors, through Dispatch; at most eight, as a table read in smaller pieces gains little.
    public static let processors = Workers(count: min(available, 8)) { pieces, work in
        DispatchQueue.concurrentPerform(iterations: pieces, execute: work)
    }

    private static var available: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
}
