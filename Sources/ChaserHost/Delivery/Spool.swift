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
    public func prepare(now: Instant, on disk: any Disk = SystemDisk()) throws(SystemFault) {
        switch kind {
        case .maildir: try Maildir(folder: folder, disk: disk).prepare(now: now)
        case .eml: try EmlFolder(folder: folder, disk: disk).prepare(now: now)
        }
    }

    /// Puts one message there, exactly once, and on the disk before it returns. Faults as in `deliverAll`.
    public func deliver(
        name: String, message: [UInt8], on disk: any Disk = SystemDisk()
    ) throws(SystemFault) -> Delivered {
        let delivery = deliverAll([(name, message)], on: disk)
        if let fault = delivery.fault { throw fault }
        return delivery.done[name] ?? .alreadyThere(name)
    }

    /// What came of several messages.
    public struct Delivery {
        /// By name: those that are on the disk.
        public var done: [String: Delivered] = [:]
        /// Why the others are not.
        public var fault: SystemFault?
    }

    /// Puts messages there, each exactly once, and all on the disk before it returns: a sync a message, and one of the
    /// folder. It goes on to the next after a fault, and tells the first.
    ///
    /// A name holds 1 to 200 ASCII letters, digits, `.`, `-`, `_`, and does not begin with a full stop; any other is
    /// refused (`EINVAL`), as it could leave the folder or be taken for a flag.
    public func deliverAll(
        _ messages: [(name: String, bytes: [UInt8])], on disk: any Disk = SystemDisk()
    ) -> Delivery {
        let maildir = Maildir(folder: folder, disk: disk)
        let eml = EmlFolder(folder: folder, disk: disk)
        var delivery = Delivery()
        do throws(SystemFault) {
            let there = kind == .maildir ? try maildir.places(of: messages.map(\.name)) : [:]
            for message in messages {
                do throws(SystemFault) {
                    guard Self.isSafe(message.name) else {
                        throw SystemFault(.create, "\(folder)/\(message.name)", code: EINVAL)
                    }
                    if let place = there[message.name] {
                        delivery.done[message.name] = .alreadyThere(place)
                    } else {
                        delivery.done[message.name] =
                            switch kind {
                            case .maildir: try maildir.put(name: message.name, message: message.bytes)
                            case .eml: try eml.put(name: message.name, message: message.bytes)
                            }
                    }
                } catch {
                    delivery.fault = delivery.fault ?? error
                }
            }
            switch kind {
            case .maildir: try maildir.save(there.values)
            case .eml: try eml.save()
            }
        } catch {
            // Without the folder's sync none of them is known to be there.
            delivery = Delivery(fault: delivery.fault ?? error)
        }
        return delivery
    }

    /// When the newest mail of a site was decided that lies in the spool, in whatever state; nil for none.
    public func newest(of site: String, on disk: any Disk = SystemDisk()) throws(SystemFault) -> Instant? {
        let names =
            switch kind {
            case .maildir: try Maildir(folder: folder, disk: disk).messages()
            case .eml: try EmlFolder(folder: folder, disk: disk).messages()
            }
        return names.compactMap { MailName.decided($0, site: site) }.max()
    }

    /// Removes messages of a site that were decided before an instant, and that somebody has read or the mailer has taken:
    /// what still lies in `new` or `failed` stays. In a folder of `.eml` files nobody can tell what was read.
    func age(before oldest: Instant, of site: String, on disk: any Disk) throws(SystemFault) {
        let read = kind == .maildir ? "\(folder)/cur" : folder
        guard disk.status(read) != nil else { return }
        for name in try disk.names(in: read) {
            guard let decided = MailName.decided(name, site: site), decided < oldest else { continue }
            try disk.remove("\(read)/\(name)")
        }
    }

    /// How many messages of a Maildir wait or were refused, and how old the oldest is.
    func growth(of site: String, on disk: any Disk) -> Growth {
        var growth = Growth()
        guard kind == .maildir else { return growth }
        let new = ((try? disk.names(in: "\(folder)/new")) ?? []).filter { !$0.hasPrefix(".") }
        growth.waiting = new.count
        growth.oldest = new.compactMap { MailName.decided($0, site: site) }.min()
        growth.failed = ((try? disk.names(in: "\(folder)/failed")) ?? []).filter { !$0.hasPrefix(".") }.count
        return growth
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
