/// Three-valued truth (Kleene's): comparing with what is missing is unknown, and unknown is never quietly good.
public enum Truth: UInt8, Hashable, Sendable {
    case no = 0
    case yes = 1
    case unknown = 2

    /// Both hold; one no settles it.
    @inlinable public static func and(_ left: UInt8, _ right: UInt8) -> UInt8 {
        left == 0 || right == 0 ? 0 : (left | right) > 1 ? 2 : 1
    }

    /// One holds; one yes settles it.
    @inlinable public static func or(_ left: UInt8, _ right: UInt8) -> UInt8 {
        left == 1 || right == 1 ? 1 : (left | right) > 1 ? 2 : 0
    }

    /// The opposite; unknown stays unknown.
    @inlinable public static func not(_ truth: UInt8) -> UInt8 { truth > 1 ? 2 : truth ^ 1 }
}
