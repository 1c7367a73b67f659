/// HMAC-SHA256 (RFC 2104): a tag that only who knows the key can make.
public enum HMAC {
    /// The tag of a message under a key, in 64 lower-case hexadecimal digits.
    public static func hex(of message: String, key: String) -> String {
        hex(of: Array(message.utf8), key: Array(key.utf8))
    }

    static func hex(of message: [UInt8], key: [UInt8]) -> String {
        var block = key.count > 64 ? digest(key) : key
        block += [UInt8](repeating: 0, count: 64 - block.count)
        let inner = digest(block.map { $0 ^ 0x36 } + message)
        return SHA256.hex(of: block.map { $0 ^ 0x5C } + inner)
    }

    private static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }
}
