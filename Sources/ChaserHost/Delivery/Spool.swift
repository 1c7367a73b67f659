import ChaserCore
import Glibc

/// The kinds of spool. A new kind is a case here, a file beside `Maildir.swift`, and a line in each `switch` of `Spool`.
public enum SpoolKind: String, Hashable, Sendable, CaseIterable {
    /// A Maildir: each message a file that readers see whole or not at all.
    case maildir
    /// A folder of `.eml` files, which any mail program opens.
    case eml
}

/// What became of a message.
public enum Delivered: Hashable, Sendable {
    /// It is on disk, at this path.
    case written(String)
    /// An earlier attempt had put it there, at this path; nothing was written.
    case alreadyThere(String)
}

/// Why a spool's name is not accepted.
public enum SpoolFault: Error, Hashable, Sendable {
    /// `mbox:mail`: no such kind.
    case unknownKind(String)
    /// `maildir:` without a folder.
    case noFolder
}

/// Where mail goes: a folder of one of the kinds.
///
/// A message's name follows from the decision to send it, so delivering it again, after a crash, changes nothing. The
/// caller holds the state lock: there is one writer.
public struct Spool: Hashable, Sendable {
    /// How messages lie in the folder.
    public let kind: SpoolKind
    /// As written; relative to the working directory where it is.
    public let folder: String

    /// A spool of a known kind; nothing is touched yet.
    public init(kind: SpoolKind, folder: String) {
        self.kind = kind
        self.folder = folder
    }

    /// Reads `maildir:DIR`, `eml:DIR`, or `DIR` alone, which is a Maildir. A folder whose name looks like a kind is
    /// written `./mbox:mail`.
    public init(parsing text: String) throws(SpoolFault) {
        let word = text.prefix { $0.isASCII && $0.isLetter }
        let isNamed = !word.isEmpty && text[word.endIndex...].hasPrefix(":")
        let folder = isNamed ? String(text[word.endIndex...].dropFirst()) : text
        guard let kind = isNamed ? SpoolKind(rawValue: String(word)) : .maildir else {
            throw .unknownKind(String(word))
        }
        if folder.isEmpty { throw .noFolder }
        self.init(kind: kind, folder: folder)
    }

    /// Makes the folders that are missing, and removes temporary files of ours that a crash left over 36 hours ago.
    public func prepare(now: Instant) throws(SystemFault) {
        switch kind {
        case .maildir: try Maildir(folder: folder).prepare(now: now)
        case .eml: try EmlFolder(folder: folder).prepare(now: now)
        }
    }

    /// Puts one message there, exactly once, and on the disk before it returns.
    ///
    /// A name holds 1 to 200 ASCII letters, digits, `.`, `-`, `_`, and does not begin with a full stop; any other is
    /// refused (`EINVAL`), as it could leave the folder or be taken for a flag.
    public func deliver(name: String, message: [UInt8]) throws(SystemFault) -> Delivered {
        guard Self.isSafe(name) else { throw SystemFault(.create, "\(folder)/\(name)", code: EINVAL) }
        return switch kind {
        case .maildir: try Maildir(folder: folder).deliver(name: name, message: message)
        case .eml: try EmlFolder(folder: folder).deliver(name: name, message: message)
        }
    }

    private static func isSafe(_ name: String) -> Bool {
        (1...200).contains(name.utf8.count) && !name.hasPrefix(".")
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
    }
}

extension SpoolFault: CustomStringConvertible {
    /// What to write instead.
    public var description: String {
        let kinds = SpoolKind.allCases.map { "\($0.rawValue):DIR" }.joined(separator: " or ")
        return switch self {
        case .unknownKind(let word): "there is no spool of kind \(word): write \(kinds)"
        case .noFolder: "the spool has no folder: write \(kinds)"
        }
    }
}
