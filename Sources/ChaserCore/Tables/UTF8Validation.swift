/// What a look at the bytes says.
enum UTF8State: Hashable {
    case valid, invalid, holdsNUL
}

/// Whether the bytes are well-formed UTF-8 (Unicode, table 3-7) without a NUL.
///
/// ASCII runs at 32 bytes a step: a sheet of figures is nearly all ASCII.
func utf8State(_ bytes: UnsafeBufferPointer<UInt8>) -> UTF8State {
    guard let base = bytes.baseAddress else { return .valid }
    let raw = UnsafeRawPointer(base)
    let count = bytes.count
    var at = 0
    while at < count {
        while at &+ 32 <= count, isPlainASCII(raw + at) { at &+= 32 }
        // The step that did not pass is taken byte by byte, then the fast step is tried again.
        let pause = min(at &+ 32, count)
        while at < pause {
            let byte = base[at]
            if byte == 0 { return .holdsNUL }
            if byte < 0x80 {
                at &+= 1
                continue
            }
            let length = sequenceLength(bytes, at: at)
            if length == 0 { return .invalid }
            at &+= length
        }
    }
    return .valid
}

/// True when the 32 bytes are all in 1...127.
@inline(__always)
private func isPlainASCII(_ start: UnsafeRawPointer) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let first = start.loadUnaligned(as: UInt64.self)
    let second = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    let third = start.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    let fourth = start.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    // A zero byte borrows in the subtraction, which sets its top bit.
    let set = first | second | third | fourth
    let borrowed = (first &- ones) | (second &- ones) | (third &- ones) | (fourth &- ones)
    return (set | borrowed) & 0x8080_8080_8080_8080 == 0
}

/// The length of the well-formed sequence of two to four bytes that begins here, or zero.
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
        at + offset < bytes.count && range.contains(bytes[at + offset])
    }
    switch bytes[at] {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
}
