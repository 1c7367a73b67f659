import ChaserCore
import Foundation
import Testing

@testable import chaser

@Suite("The files for editors and shells")
struct EditorFilesTests {
    @Test("each is what the program writes now", arguments: EditorFiles.all.map(\.path))
    func current(_ path: String) throws {
        let file = try #require(EditorFiles.all.first { $0.path == path })
        try expectGolden(file.text, "../../Rules/editors/\(path)")
    }

    @Test("nothing else lies there but the page that says how to use them")
    func others() throws {
        let root = SampleSite.package.appending(path: "Rules/editors").path
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        var isFolder: ObjCBool = false
        let files = names.filter {
            FileManager.default.fileExists(atPath: "\(root)/\($0)", isDirectory: &isFolder) && !isFolder.boolValue
        }
        #expect(files.sorted() == (EditorFiles.all.map(\.path) + ["README.md"]).sorted())
    }

    @Test("the words are those of the tables: every block, statement and function is among them")
    func words() {
        let words = LanguageWords.all
        #expect(words.blocks == BlockForm.all.map(\.kind.rawValue))
        #expect(Set(words.functions) == Set(FunctionTable.all.map(\.name)))
        for form in StatementForms.all {
            let head = form.example.split(separator: " ").first.map(String.init) ?? ""
            #expect(words.statements.contains { $0.split(separator: " ").first.map(String.init) == head })
        }
    }

    @Test("every command and option is completed by each shell", arguments: ["bash", "zsh", "fish"])
    func complete(_ shell: String) {
        let text = CommandTable.run(["completion", shell], Surroundings(now: Instant(seconds: 0))).output
        for command in CommandTable.all {
            #expect(text.contains(command.name))
            for option in command.options { #expect(text.contains(option.name.dropFirst(2)), "\(option.name)") }
        }
    }

    @Test("any other shell is told which there are")
    func otherShell() {
        let result = CommandTable.run(["completion", "tcsh"], Surroundings(now: Instant(seconds: 0)))
        #expect(result.code == .usage)
        #expect(
            result.errors == "chaser: there is no completion for “tcsh”: name one of bash, zsh, fish, vim\n")
    }
}
