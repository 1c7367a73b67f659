import ChaserCore
import ChaserHost

/// `chaser new FILE.csv… [--into DIR]`: first rules for sheets that nobody has described yet.
enum NewCommand {
    /// A first look at a sheet needs no more of it.
    private static let sheetLimit = 64 << 20

    /// A sheet and what was guessed of it.
    private struct Sheet {
        let path: String
        let bytes: [UInt8]
        let guess: SheetGuess
        let name: String
    }

    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            var sheets: [Sheet] = []
            for path in arguments.operands { sheets.append(try read(path, taken: sheets.map(\.name))) }
            if let folder = arguments[.into] { return try make(folder, sheets) }
            return CommandResult(
                output: sheets.map { blocks($0, path: place($0.path), ladder: nil) }.joined(separator: "\n"))
        } catch {
            return error.result
        }
    }

    private static func read(_ path: String, taken: [String]) throws(CommandFailure) -> Sheet {
        let bytes: [UInt8]
        do { bytes = try WholeFile.read(path, limit: sheetLimit) } catch {
            if case .tooLarge(let size, let limit) = error.kind {
                throw CommandFailure(
                    .site,
                    "\(path): \(size >> 20) MB; a first look takes at most \(limit >> 20) MB. Give it the first thousand rows,"
                        + " and put the whole sheet in their place afterwards")
            }
            throw CommandFailure(error.kind == .missing ? .site : .machine, error.description)
        }
        switch SheetGuess.read(bytes) {
        case .failure(let refusal): throw CommandFailure(.site, "\(path): \(refusal.words)")
        case .success(let guess):
            let name = SheetGuess.sourceName(of: path)
            let free = taken.contains(name) ? "\(name)_\(taken.count + 1)" : name
            return Sheet(path: path, bytes: bytes, guess: guess, name: free)
        }
    }

    /// Where a site would have the sheet: as it was named, where that stays beneath a folder.
    private static func place(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return path.hasPrefix("/") || parts.contains("..") || parts.count == 1 ? dataPath(path) : path
    }

    private static func dataPath(_ path: String) -> String { "data/" + (path.split(separator: "/").last ?? "") }

    private static func blocks(_ sheet: Sheet, path: String, ladder: String?) -> String {
        let title = sheet.name.split(separator: "_").joined(separator: " ")
        let source = sheet.guess.sourceBlock(
            name: sheet.name, title: title.prefix(1).uppercased() + title.dropFirst(), path: path)
        return source + "\n" + sheet.guess.ruleBlocks(source: sheet.name, ladder: ladder)
    }

    // MARK: A whole site

    private static func make(_ folder: String, _ sheets: [Sheet]) throws(CommandFailure) -> CommandResult {
        let settings = sheets.contains { $0.guess.hasRules } ? site + "\n" + ladder : site
        var files = [
            (path: "site.rules", bytes: Array(settings.utf8)), (path: "people.csv", bytes: Array(people.utf8)),
        ]
        for sheet in sheets {
            let path = dataPath(sheet.path)
            files.append((path, sheet.bytes))
            files.append(("\(sheet.name).rules", Array(blocks(sheet, path: path, ladder: "chase").utf8)))
        }
        do {
            guard try NewFiles.write(files, into: folder) else {
                throw CommandFailure(.usage, "\(folder) is there already: name a folder that is not")
            }
        } catch let fault as SystemFault {
            throw CommandFailure(.machine, fault.description)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.machine, "\(error)")
        }
        let list = files.map { "  \(folder)/\($0.path)\n" }.joined()
        return CommandResult(
            output:
                """
                \(list)
                Now: chaser check \(folder)
                Then put your people into people.csv and your address into site.rules, and take the lines “draft” out of
                the rules: until then nobody is told of what they find. chaser once \(folder) makes a tick.

                """)
    }

    private static let site = """
        # Who writes, who may be written to, and when. What stands in quotes here is made up: change it.
        site "Our improvement plan" {
          timezone     "Europe/London"
          # With the file https://www.gov.uk/bank-holidays.json in the folder, bank holidays are no working days:
          # holidays "bank-holidays.json" for "england-and-wales"
          people       "people.csv"
          sender       "Improvement plan <plan@council.example>"
          domains      "council.example"  # no mail can leave for anywhere else
          operator     operations         # hears when a file, a rule or an address is broken
          mail         between 08:00 and 18:00 on working days
          at most      3 mails a week to one person
          first start  tells first step only
        }

        """

    private static let ladder = """
        # Who hears when something slips: the lead, then upwards while nothing moves.
        escalation chase "What slips" {
          at once               to lead
          after 5 working days  to head
          repeat                weekly on Monday
        }

        """

    private static let people = """
        role,area,name,email,alias
        lead,*,The lead,lead@council.example,
        head,*,The head of service,head@council.example,
        operations,*,Who runs this,operations@council.example,

        """
}
