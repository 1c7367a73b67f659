/// A quick 64-bit hash of bytes, the same in every run: eight bytes a step, folded multiplication.
enum ByteHash {
    /// The hash of a stretch; `seed` carries the hash of what stood before.
    @inline(__always)
    static func hash(_ bytes: UnsafePointer<UInt8>, count: Int, seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var at = 0
        while at &+ 8 < count {
            hash = mixed(hash ^ load(bytes + at, 8))
            at &+= 8
        }
        return mixed(hash ^ load(bytes + at, count &- at))
    }

    /// Up to eight bytes as one word, without reading beyond them; zeros fill up.
    @inline(__always)
    static func load(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let raw = UnsafeRawPointer(bytes)
        if count == 8 { return UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) }
        if count >= 4 {
            let low = UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
            let last = UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)))
            // The two words overlap: shift the last so that it falls behind the first.
            let behind = last &>> UInt64(truncatingIfNeeded: (8 &- count) &* 8)
            return low | behind &<< 32
        }
        var word: UInt64 = 0
        for index in 0..<count { word |= UInt64(bytes[index]) &<< UInt64(truncatingIfNeeded: index &* 8) }
        return word
    }

    @inline(__always)
    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
