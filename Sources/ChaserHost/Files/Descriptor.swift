import Glibc

/// An open file, closed when its owner is done with it; never inherited by the commands that Chaser runs.
struct Descriptor: ~Copyable {
    /// The system's number for it, valid only while this value lives.
    let number: Int32

    /// Opens a path. `O_CLOEXEC` is always set.
    init(
        _ path: String, flags: Int32, mode: mode_t = 0, attempt: SystemFault.Attempt = .open
    ) throws(SystemFault) {
        number = uninterrupted { open(path, flags | O_CLOEXEC, mode) }
        if number < 0 { throw SystemFault.last(attempt, path) }
    }

    /// Opens a path that begins in an open folder.
    init(_ path: String, flags: Int32, beneath folder: borrowing Descriptor) throws(SystemFault) {
        let base = folder.number
        number = uninterrupted { openat(base, path, flags | O_CLOEXEC) }
        if number < 0 { throw SystemFault.last(.open, path) }
    }

    // A failing close tells nothing that a sync has not told; Linux frees the number even then.
    deinit { close(number) }

    /// Writes every byte, however many calls it takes.
    func write(_ bytes: borrowing [UInt8], path: String) throws(SystemFault) {
        let code = bytes.withUnsafeBytes { writeAll($0, to: number) }
        if code != 0 { throw SystemFault(.write, path, code: code) }
    }

    /// Returns when the bytes and the length are on the disk.
    func sync(path: String) throws(SystemFault) {
        if uninterrupted({ fsync(number) }) != 0 { throw SystemFault.last(.sync, path) }
    }

    /// What the system knows of the open file.
    func status(path: String) throws(SystemFault) -> stat {
        var status = stat()
        if fstat(number, &status) != 0 { throw SystemFault.last(.examine, path) }
        return status
    }
}

/// Fills the buffer as far as the file goes: the number of bytes read, and 0 or the `errno` that ended it.
func readAll(from number: Int32, into buffer: UnsafeMutableRawBufferPointer) -> (count: Int, code: Int32) {
    var filled = 0
    while filled < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        let count = uninterrupted { read(number, rest.baseAddress, rest.count) }
        if count < 0 { return (filled, errno) }
        if count == 0 { break }
        filled += count
    }
    return (filled, 0)
}

/// Writes every byte to a descriptor; 0, or the `errno` that ended it. A descriptor that somebody set to non-blocking
/// (a terminal or a pipe is shared with its other users) is waited for.
func writeAll(_ bytes: UnsafeRawBufferPointer, to number: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        let count = uninterrupted { write(number, rest.baseAddress, rest.count) }
        if count >= 0 {
            written += count
        } else if errno == EAGAIN {
            var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
            _ = poll(&wait, 1, -1)
        } else {
            return errno
        }
    }
    return 0
}
