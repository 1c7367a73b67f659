import ChaserCore

extension SiteFolder {
    /// An existing path beneath the site that the writer of a pattern may have meant; nil when nothing is near.
    ///
    /// The first component that leads nowhere is the one to put right: `dta/scorecard.csv` gives `data/scorecard.csv`
    /// if that exists, otherwise `data`. Of a pattern the part before the first `*` or `?` is compared.
    public func nearest(to text: String) -> String? {
        guard let pattern = FilePattern(text) else { return nil }
        var folder = ""
        for (index, component) in pattern.components.enumerated() {
            let path = folder.isEmpty ? component : "\(folder)/\(component)"
            let rest = pattern.components[(index + 1)...]
            if !rest.isEmpty, !FilePattern.isWild(component), Folder.isFolder("\(root)/\(path)") {
                folder = path
                continue
            }
            guard let name = nearestName(to: component, in: folder) else { return nil }
            let mended = folder.isEmpty ? name : "\(folder)/\(name)"
            let whole = ([mended] + rest).joined(separator: "/")
            let isMended = (try? files(matching: whole))?.isEmpty == false
            return isMended ? whole : mended
        }
        return nil
    }

    private func nearestName(to component: String, in folder: String) -> String? {
        guard let names = try? names(in: folder) else { return nil }
        let shown = names.filter { !FilePattern.isPassedOver($0) }
        guard FilePattern.isWild(component) else { return ChaserCore.nearest(to: component, among: shown) }
        let stem = component.prefix { $0 != "*" && $0 != "?" }
        if stem.isEmpty { return nil }
        let stems = shown.map { String($0.prefix(stem.count)) }
        guard let found = ChaserCore.nearest(to: String(stem), among: stems) else { return nil }
        return shown.first { $0.hasPrefix(found) }
    }
}
