/// Why a file of the site is not read; the last good table stays in force.
public struct FileFault: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        case missing
        /// A folder, pipe, socket or device.
        case notRegular
        /// The path itself is a link.
        case link
        /// Larger than the limit, both in bytes.
        case tooLarge(Int, limit: Int)
        /// Somebody was writing to it: it is taken at a later tick, when it stands still.
        case changedWhileReading
        /// An absolute path, or one with `..`.
        case unsafePath
        /// Through a link the path ends outside the site folder.
        case leadsOutside
        /// The pattern matches more files than the limit.
        case tooManyMatches(limit: Int)
        case system(SystemFault)
    }

    /// As the reader gave it: beneath the site where it was so.
    public let path: String
    /// What is wrong.
    public let kind: Kind

    /// A fault of one file or pattern.
    public init(_ path: String, _ kind: Kind) {
        self.path = path
        self.kind = kind
    }
}

extension FileFault: CustomStringConvertible {
    /// One line that begins with the path, and says what to do where that is not plain.
    public var description: String {
        switch kind {
        case .missing: "\(path): no such file"
        case .notRegular: "\(path): not a regular file"
        case .link: "\(path): a link, and links are not followed here"
        case .tooLarge(let size, let limit): "\(path): \(size) bytes, more than the limit of \(limit)"
        case .changedWhileReading: "\(path): changed while it was read; it is read again when it stands still"
        case .unsafePath: "\(path): a path must stay beneath the site folder: no leading / and no .."
        case .leadsOutside: "\(path): leads out of the site folder through a link"
        case .tooManyMatches(let limit): "\(path): matches more than \(limit) files"
        case .system(let fault): fault.description
        }
    }
}
