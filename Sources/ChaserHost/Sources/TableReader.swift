import ChaserCore

/// Reads the sheets of a site's sources into tables: files → bytes → records.
public struct TableReader: Sendable {
    /// The largest sheet that is read, in bytes.
    public static let sheetLimit = 2 << 30

    private let folder: SiteFolder

    public init(folder: SiteFolder) { self.folder = folder }

    /// The tables as they stand for a day: only versions dated up to it. A sheet that cannot be read is a problem, and its
    /// source goes on with the others.
    public func tables(of definition: SiteDefinition, today: Day) -> Tables {
        var units = UnitTable()
        var records: [Records?] = []
        var problems: [DataProblem] = []
        for source in definition.sources {
            let sheets = sheets(of: source, &problems)
            let joined = joined(source, &problems)
            guard !sheets.isEmpty else {
                records.append(nil)
                continue
            }
            let reading = readRecords(
                layout: source.layout, sheets: sheets, joined: joined, units: units, endOfTime: today)
            units = reading.units
            problems += reading.problems
            records.append(reading.records.segments.isEmpty ? nil : reading.records)
        }
        return Tables(records: records, units: units, problems: problems.map(\.problem))
    }

    /// Every sheet that the sources name now, beneath the site; a pattern that cannot be looked for has none.
    func paths(of definition: SiteDefinition) -> [String] {
        let patterns = definition.sources.flatMap { $0.patterns + [$0.joinPattern].compactMap(\.self) }
        return patterns.flatMap { (try? folder.files(matching: $0.value)) ?? [] }
    }

    private func sheets(of source: SourceDefinition, _ problems: inout [DataProblem]) -> [SheetInput] {
        var sheets: [SheetInput] = []
        for (index, pattern) in source.patterns.enumerated() {
            let paths = files(pattern.value, &problems)
            if paths.isEmpty {
                problems.append(problem(pattern.value, .noFile(suggestion: folder.nearest(to: pattern.value))))
            }
            for path in paths {
                var dated = source.published
                if let format = source.dateFormat {
                    dated = dateInFileName(path.split(separator: "/").last.map(String.init) ?? path, format: format)
                    if dated == nil {
                        problems.append(
                            problem(path, .file("its name has no date of the form \(format); it is not used")))
                        continue
                    }
                }
                if let bytes = read(path, &problems) {
                    sheets.append(SheetInput(pattern: index, path: path, dated: dated, bytes: bytes))
                }
            }
        }
        return sheets
    }

    private func joined(_ source: SourceDefinition, _ problems: inout [DataProblem]) -> SheetInput? {
        guard let pattern = source.joinPattern else { return nil }
        let paths = files(pattern.value, &problems)
        guard let path = paths.last else {
            problems.append(problem(pattern.value, .noFile(suggestion: folder.nearest(to: pattern.value))))
            return nil
        }
        return read(path, &problems).map { SheetInput(pattern: 0, path: path, dated: nil, bytes: $0) }
    }

    private func files(_ pattern: String, _ problems: inout [DataProblem]) -> [String] {
        do {
            return try folder.files(matching: pattern)
        } catch {
            problems.append(problem(pattern, .file("cannot be looked for: \(error)")))
            return []
        }
    }

    private func read(_ path: String, _ problems: inout [DataProblem]) -> [UInt8]? {
        do {
            return try folder.read(path, limit: TableReader.sheetLimit)
        } catch {
            problems.append(problem(path, .file("cannot be used: \(error)")))
            return nil
        }
    }

    private func problem(_ file: String, _ kind: DataProblem.Kind) -> DataProblem {
        DataProblem(file: file, row: nil, column: nil, text: "", kind: kind)
    }
}
