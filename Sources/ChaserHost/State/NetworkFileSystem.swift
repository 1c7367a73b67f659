import CSystem

/// File systems of other machines, where a lock or a sync may mean nothing (magic numbers of statfs(2)).
enum NetworkFileSystem {
    /// The kind's name; nil for a file system of this machine, or one that says nothing of itself.
    static func kind(of path: String) -> String? { kind(magic: csystem_file_system(path)) }

    static func kind(magic: UInt32) -> String? { kinds[magic] }

    private static let kinds: [UInt32: String] = [
        0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x517B: "SMB", 0x5346_414F: "AFS", 0x7375_7245: "Coda",
        0x564C: "NetWare", 0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x0102_1997: "9P",
    ]
}
