import ChaserCore
import Glibc

/// Speaks to systemd (sd_notify(3)): datagrams to the socket that `NOTIFY_SOCKET` names. Without one it says nothing.
///
/// Read once at the start and taken out of the environment, so that no command that Chaser runs inherits it.
public struct ServiceManager: Sendable {
    private let socket: String?
    /// How often the watchdog wants to hear, in microseconds; nil when it is off or meant for another process.
    public let watchdog: Int64?

    /// From the environment of the process.
    public init() {
        socket = ServiceManager.take("NOTIFY_SOCKET").flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
        let period = ServiceManager.take("WATCHDOG_USEC").flatMap { Int64($0) }
        let pid = ServiceManager.take("WATCHDOG_PID").flatMap { Int32($0) }
        watchdog = pid == nil || pid == getpid() ? period.flatMap { $0 > 0 ? $0 : nil } : nil
    }

    /// The folder of the unit's credentials (systemd.exec(5), `LoadCredential=`); nil without any.
    public static var credentials: String? { getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) } }

    private static func take(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        unsetenv(name)
        return text
    }

    /// Start-up is done.
    public func ready(_ status: String) { send("READY=1\nSTATUS=\(line(status))") }

    /// What `systemctl status` shows.
    public func status(_ text: String) { send("STATUS=\(line(text))") }

    /// A reload begins; `ready` ends it. The monotonic time is what `Type=notify-reload` waits for.
    public func reloading() {
        let microseconds = MonotonicClock.microseconds()
        send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
    }

    public func stopping() { send("STOPPING=1") }

    /// Sent from the queue that evaluates, so that a stuck tick trips the watchdog.
    public func alive() { if watchdog != nil { send("WATCHDOG=1") } }

    private func line(_ text: String) -> String { printable(text) }

    /// Best effort: a manager that does not listen is no reason to stop.
    private func send(_ message: String) {
        guard let socket else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var path = Array(socket.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.count < room else { return }
        // An abstract name begins with a NUL, written as @.
        if path[0] == UInt8(ascii: "@") { path[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
        let number = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { return }
        defer { close(number) }
        let bytes = Array(message.utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = sendto(number, bytes, bytes.count, Int32(MSG_NOSIGNAL), generic, length)
            }
        }
    }
}
