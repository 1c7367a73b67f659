import ChaserCore
import Glibc

/// The folder of one site: nothing outside it is ever read, whatever a rule names and wherever a link points.
public struct SiteFolder: Sendable, Hashable {
    /// As the command line gives it.
    public let root: String

    /// The most files that one pattern may match.
    public static let matchLimit = 1_000

    /// A site; the folder is looked at only when something is asked of it.
    public init(root: String) { self.root = root }

    /// True when the folder is there.
    public var exists: Bool { Folder.isFolder(root) }

    /// The files that fit the pattern, as sorted paths beneath the site; none is no fault.
    ///
    /// `*` and `?` stand for characters of one component, folders too. Hidden, lock and temporary files are passed
    /// over, and folders; a name written out is taken as it stands. Faults: an unsafe pattern, a link that leads out of
    /// the site, more matches than the limit, a folder that cannot be listed.
    public func files(matching text: String) throws(FileFault) -> [String] {
        guard let pattern = FilePattern(text) else { throw FileFault(text, .unsafePath) }
        var found = [""]
        for (index, component) in pattern.components.enumerated() {
            let isLast = index == pattern.components.count - 1
            var deeper: [String] = []
            for folder in found { deeper += try entries(of: folder, fitting: component, areFiles: isLast) }
            if deeper.count > Self.matchLimit { throw FileFault(text, .tooManyMatches(limit: Self.matchLimit)) }
            found = deeper
        }
        return found.sorted()
    }

    /// The rule files, `*.rules` in the site folder itself, sorted.
    public func ruleFiles() throws(FileFault) -> [String] { try files(matching: "*.rules") }

    /// The bytes of one file, as `WholeFile.read` takes them. Links are followed as long as they stay in the site.
    public func read(_ relative: String, limit: Int) throws(FileFault) -> [UInt8] {
        guard let pattern = FilePattern(relative) else { throw FileFault(relative, .unsafePath) }
        let place = pattern.components.joined(separator: "/")
        guard let real = try resolved(place) else { throw FileFault(relative, .missing) }
        let components = real.split(separator: "/").map(String.init)
        guard let name = components.last else { throw FileFault(relative, .notRegular) }
        let folder: Descriptor
        do {
            folder = try opened(components.dropLast())
        } catch {
            throw FileFault(relative, FileFault.Kind(error, path: relative))
        }
        return try WholeFile.read(name, beneath: folder, path: relative, limit: limit)
    }

    /// What in one folder fits one component: paths beneath the site.
    private func entries(of folder: String, fitting component: String, areFiles: Bool) throws(FileFault) -> [String] {
        let isWild = FilePattern.isWild(component)
        let names = isWild ? try self.names(in: folder) : [component]
        var paths: [String] = []
        for name in names where !isWild || (!FilePattern.isPassedOver(name) && FilePattern.matches(name, component)) {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            guard let real = try resolved(path) else { continue }
            let isFolder = Folder.isFolder(root + "/" + real)
            // A folder that is named outright is kept: reading it then says what is wrong with it.
            if areFiles ? !isFolder || !isWild : isFolder { paths.append(path) }
        }
        return paths
    }

    /// The names in a folder beneath the site; the site folder itself for an empty path.
    func names(in folder: String) throws(FileFault) -> [String] {
        do {
            return try Folder.names(in: folder.isEmpty ? root : "\(root)/\(folder)")
        } catch {
            throw FileFault(folder.isEmpty ? root : folder, .system(error))
        }
    }

    /// Where a path really is, beneath the site, without a link in it; nil when there is nothing.
    private func resolved(_ relative: String) throws(FileFault) -> String? {
        guard let site = realPath(root) else { throw FileFault(root, .system(SystemFault.last(.open, root))) }
        guard let real = realPath("\(root)/\(relative)") else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileFault(relative, .system(SystemFault.last(.open, relative)))
        }
        if real == site { return "" }
        let prefix = site == "/" ? site : site + "/"
        guard real.hasPrefix(prefix) else { throw FileFault(relative, .leadsOutside) }
        return String(real.dropFirst(prefix.count))
    }

    /// Opens a folder one component after the other, through no link: one that was put there since `resolved` looked
    /// is refused and not followed.
    private func opened(_ components: ArraySlice<String>) throws(SystemFault) -> Descriptor {
        var folder = try Descriptor(root, flags: O_RDONLY | O_DIRECTORY)
        for component in components {
            folder = try Descriptor(component, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, beneath: folder)
        }
        return folder
    }
}

/// The path without links, `.` and `..`; nil with `errno` set when it does not lead to anything.
func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
}
