import CSystem
@preconcurrency import Dispatch
import Glibc

/// Tells at once when somebody sets the wall clock. Dispatch's wall timers do not: after a step back they wait for the
/// old time to come again. Confined to its owner's queue.
final class ClockStepWatch {
    private let source: any DispatchSourceRead

    /// Nil where the system cannot tell; the owner's timer then notices at its next look.
    init?(queue: DispatchQueue, stepped: @escaping @Sendable () -> Void) {
        let number = csystem_clock_step_descriptor()
        guard number >= 0 else { return nil }
        guard csystem_arm_clock_step(number) == 0 else {
            close(number)
            return nil
        }
        source = DispatchSource.makeReadSource(fileDescriptor: number, queue: queue)
        source.setEventHandler {
            var count: UInt64 = 0
            _ = read(number, &count, MemoryLayout<UInt64>.size)
            _ = csystem_arm_clock_step(number)
            stepped()
        }
        source.setCancelHandler { close(number) }
        source.resume()
    }

    deinit { source.cancel() }
}
