import Glibc

/// A user of this machine: who made a file, as the system knows, whatever the file says.
public struct SystemUser: Hashable, Sendable {
    public let id: UInt32
    /// Nil for an id that has no name here.
    public let name: String?
    /// The user's own group, by its number.
    private let group: UInt32

    /// The user of an id.
    public init(id: UInt32) {
        self.id = id
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        let size = 16_384
        (name, group) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
            guard let start = buffer.baseAddress, getpwuid_r(id, &entry, start, size, &found) == 0, found != nil,
                let name = entry.pw_name
            else { return (nil, UInt32.max) }
            return (String(cString: name), entry.pw_gid)
        }
    }

    /// The user that this process runs as.
    public static var current: SystemUser { SystemUser(id: geteuid()) }

    /// Whether the group of this name has the user, as the own group or another.
    public func isMember(of groupName: String) -> Bool {
        guard let name, let wanted = SystemUser.group(named: groupName) else { return false }
        if group == wanted { return true }
        var count: Int32 = 256
        return withUnsafeTemporaryAllocation(of: gid_t.self, capacity: Int(count)) { groups in
            // Beyond so many groups the answer is no: nobody is let in by what was not read.
            guard let start = groups.baseAddress, getgrouplist(name, group, start, &count) >= 0 else { return false }
            return groups.prefix(Int(count)).contains(wanted)
        }
    }

    private static func group(named name: String) -> UInt32? {
        var entry = Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        let size = 1 << 18
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
            guard let start = buffer.baseAddress, getgrnam_r(name, &entry, start, size, &found) == 0, found != nil
            else { return nil }
            return entry.gr_gid
        }
    }
}

extension SystemUser: CustomStringConvertible {
    /// `user anna (1000)`
    public var description: String { name.map { "user \($0) (\(id))" } ?? "user \(id)" }
}
