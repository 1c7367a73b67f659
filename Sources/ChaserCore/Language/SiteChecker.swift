/// Checks all rule files of a site together and defines the site: every fault of every file in one run.
///
/// Blocks may stand in any file and any order. A block that has a fault is told, and the checks of the others go on
/// with what is sound of it, so that one fault is one diagnostic.
public struct SiteChecker {
    let files: [ParsedFile]
    /// Every block, in the order of the files.
    private let blocks: [Placed]
    /// The blocks of each kind, a second one of the same name left out: every line of a test asks for rules.
    private let distinct: [BlockKind: [Placed]]
    /// By file, where the parser told a fault.
    let damage: [String: [TextRange]]
    private(set) var diagnostics: [Diagnostic] = []
    /// Where the site's mail may go.
    private(set) var domains: [String] = []
    /// Roles that any block names, and in which file.
    private(set) var roles: [RoleUse] = []
    /// Every source, once all are checked: expressions may look into any of them.
    private(set) var sources: [SourceDefinition] = []
    /// What a later version brings, each told once, where it is first met.
    private var told: Set<String> = []

    /// A block and the file it stands in.
    struct Placed {
        let block: Block
        let file: ParsedFile

        var path: String { file.path }
    }

    /// The definition of a site and everything that is wrong with it, in the order of the files; the definition is
    /// usable only if no diagnostic is an error.
    ///
    /// What seems to lack where the parser could not read was perhaps there, and is not told again: one fault is one
    /// diagnostic.
    public static func check(_ files: [ParsedFile]) -> (site: SiteDefinition, diagnostics: [Diagnostic]) {
        var checker = SiteChecker(files)
        let site = checker.definition()
        let order = Dictionary(files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        let sorted = checker.diagnostics.sorted {
            (order[$0.file] ?? 0, $0.range?.start ?? -1) < (order[$1.file] ?? 0, $1.range?.start ?? -1)
        }
        return (site, unique(sorted))
    }

    private init(_ files: [ParsedFile]) {
        self.files = files
        blocks = files.flatMap { file in file.blocks.map { Placed(block: $0, file: file) } }
        distinct = Dictionary(grouping: blocks, by: \.block.kind).mapValues { placed in
            var names = Set<String>()
            return placed.filter { $0.block.name.map { names.insert($0.value).inserted } ?? true }
        }
        damage = Dictionary(files.map { ($0.path, $0.faults) }, uniquingKeysWith: +)
    }

    private mutating func definition() -> SiteDefinition {
        for kind in BlockKind.allCases { checkNames(of: kind) }
        for placed in blocks { checkStatements(of: placed) }
        let site = blocks(.site).first
        if site == nil, !mayLack(.site), let first = files.first {
            let words = "the site has no block “site”: who we are, the time zone, the sender"
            fault(.other(words), in: first.path, at: nil)
        }
        let settings = settings(site)
        domains = settings.domains
        sources = blocks(.source).compactMap { source($0) }
        let ladders = blocks(.escalation).compactMap { ladder($0) }
        let rules = blocks(.rule).compactMap { rule($0, sources: sources, ladders: ladders) }
        let reminders = blocks(.reminder).compactMap { reminder($0, sources: sources) }
        let digests = blocks(.digest).compactMap { digest($0) }
        let silences = blocks(.silence).compactMap { silence($0, sources: sources) }
        let inhibitions = blocks(.inhibit).compactMap { inhibition($0, sources: sources) }
        let absences = blocks(.away).compactMap { absence($0) }
        let exceptions = blocks(.accept).compactMap { exception($0, sources: sources) }
        let tests = blocks(.test).map { test($0, sources: sources, ladders: ladders) }
        checkUse(of: ladders)
        return SiteDefinition(
            title: site?.block.title?.value ?? "", settings: settings, sources: sources, ladders: ladders, rules: rules,
            reminders: reminders, digests: digests, silences: silences, inhibitions: inhibitions, absences: absences,
            exceptions: exceptions, tests: tests, roles: roles)
    }

    /// The blocks of one kind, a second one of the same name left out.
    func blocks(_ kind: BlockKind) -> [Placed] { distinct[kind] ?? [] }

    // MARK: Diagnostics

    mutating func fault(_ fault: MeaningFault, in path: String, at range: TextRange?) {
        diagnostics.append(Diagnostic(.meaning(fault), file: path, range: range))
    }

    /// Says something that is no fault.
    mutating func note(_ words: String, in path: String, at range: TextRange) {
        diagnostics.append(Diagnostic(.meaning(.other(words)), severity: .note, file: path, range: range))
    }

    /// Tells what is legal, and surely not meant.
    mutating func warning(_ words: String, in path: String, at range: TextRange) {
        diagnostics.append(Diagnostic(.meaning(.other(words)), severity: .warning, file: path, range: range))
    }

    /// Tells what the checker of an expression found, and notes what it needs of a later version.
    mutating func take(_ checker: ExpressionChecker) {
        diagnostics += checker.diagnostics
        for what in checker.unavailable { notInForce(what.value, in: checker.scope.path, at: what.range) }
    }

    mutating func use(_ role: Located<String>, in path: String) { roles.append(RoleUse(role: role, path: path)) }

    /// Says of something of a later version that it is not yet in force: once a site, where it first stands.
    mutating func notInForce(_ what: String, in path: String, at range: TextRange) {
        guard told.insert(what).inserted else { return }
        fault(.notInForce(what: what), in: path, at: range)
    }

    // MARK: What holds for every block

    private mutating func checkNames(of kind: BlockKind) {
        var first: [String: Placed] = [:]
        for placed in blocks where placed.block.kind == kind {
            let name = kind == .site ? "site" : placed.block.name?.value
            guard let name else { continue }
            guard let earlier = first[name] else {
                first[name] = placed
                continue
            }
            let line = earlier.file.text.position(of: earlier.block.range.start).line
            let place = "\(earlier.path):\(line)"
            fault(
                kind == .site
                    ? .other("a site has one block “site”, and the first is at \(place): make one of the two")
                    : .duplicateName(kind: kind.rawValue, name: name, firstPath: earlier.path, firstLine: line),
                in: placed.path, at: placed.block.headRange)
        }
    }

    private mutating func checkStatements(of placed: Placed) {
        var lines: [String: Int] = [:]
        let forms = StatementForms.forms(of: placed.block.kind)
        for statement in placed.block.statements {
            guard let form = forms.first(where: { $0.id == statement.form }) else { continue }
            if !form.inForce {
                let words = form.pattern.leadingWords.joined(separator: " ")
                notInForce("\(words) …", in: placed.path, at: statement.range)
            }
            if form.occurrence != .many, let first = lines[form.id] {
                fault(.repeatedStatement(statement: form.id, firstLine: first), in: placed.path, at: statement.range)
            }
            lines[form.id] = lines[form.id] ?? placed.file.text.position(of: statement.range.start).line
        }
        for form in forms where form.occurrence == .required && lines[form.id] == nil {
            missing(form.id, in: placed)
        }
    }

    /// Tells that a block lacks a statement, unless the parser told a fault of the block.
    mutating func missing(_ statement: String, in placed: Placed) {
        if isDamaged(placed) { return }
        fault(
            .missingStatement(block: placed.block.kind, statement: statement), in: placed.path,
            at: placed.block.headRange)
    }

    private mutating func checkUse(of ladders: [LadderDefinition]) {
        // A rule, or its “escalate”, that could not be read may be the one that uses the ladder.
        let isLost = blocks.contains { $0.block.kind == .rule && isDamaged($0) }
        if isLost || mayLack(.rule) || mayLack(.escalation) { return }
        let names = ladders.map(\.name)
        // A misspelt name is told where it stands, and is a use of the ladder that was meant.
        let used = blocks(.rule).compactMap { $0.block.statement("escalate")?.word("ladder")?.value }.map { name in
            names.contains(name) ? name : nearest(to: name, among: names) ?? name
        }
        for ladder in ladders where !used.contains(ladder.name) {
            fault(.unused(kind: "escalation", name: ladder.name), in: ladder.path, at: ladder.range)
        }
    }

    /// A path beneath the site, or a fault.
    mutating func safePath(_ text: Located<String>, in path: String) -> Located<String>? {
        let parts = text.value.split(separator: "/", omittingEmptySubsequences: false)
        if text.value.isEmpty || text.value.hasPrefix("/") || parts.contains("..") {
            fault(.unsafePath(text.value), in: path, at: text.range)
            return nil
        }
        return text
    }
}
