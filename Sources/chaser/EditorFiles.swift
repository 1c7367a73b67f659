import ChaserCore

/// The files that editors and shells use, generated from the tables of the language and of the commands.
///
/// They are kept in `Rules/editors`, and a test holds them to what is generated here.
enum EditorFiles {
    /// One file, by its path beneath `Rules/editors`.
    struct File: Sendable {
        let path: String
        let text: String
    }

    static var all: [File] {
        [
            File(path: "chaser.bash", text: Completion.bash), File(path: "_chaser", text: Completion.zsh),
            File(path: "chaser.fish", text: Completion.fish),
            File(path: "vim/syntax/chaser.vim", text: VimSyntax.syntax),
            File(path: "vim/ftdetect/chaser.vim", text: VimSyntax.detection),
            File(path: "vscode/package.json", text: CodeGrammar.package),
            File(path: "vscode/language-configuration.json", text: CodeGrammar.configuration),
            File(path: "vscode/chaser.tmLanguage.json", text: CodeGrammar.grammar),
        ]
    }
}

/// A syntax file for vim.
enum VimSyntax {
    /// Vim takes every `*.rules` for another program's, so that `setfiletype` would come too late; a file is ours when it
    /// is new, or has one of our blocks in it.
    static var detection: String {
        let blocks = LanguageWords.all.blocks.joined(separator: "\\|")
        return """
            " Rule files of Chaser. Written by the program.
            function! s:Detect() abort
              if &filetype !=# 'udevrules' && (line('$') == 1 || search('^\\s*\\(\(blocks)\\)\\(\\s.*\\)\\?{', 'nw') > 0)
                set filetype=chaser
              endif
            endfunction
            autocmd BufRead,BufNewFile *.rules call s:Detect()

            """
    }

    static var syntax: String {
        let words = LanguageWords.all
        func keywords(_ group: String, _ words: [String]) -> String {
            // A keyword of vim's would win over every match: over the heads of statements, and calls.
            "syntax match \(group) \"\\<\\(\(words.joined(separator: "\\|"))\\)\\>\"\n"
        }
        let heads = words.statements.map { $0.split(separator: " ").joined(separator: "\\s\\+") }
        return """
            " Rule files of Chaser. Written by the program: chaser completion vim
            if exists("b:current_syntax")
              finish
            endif
            setlocal iskeyword+=-
            setlocal commentstring=#\\ %s

            """
                + keywords("chaserInner", words.inner) + keywords("chaserInfix", words.infix)
                + keywords("chaserType", words.types) + keywords("chaserRecord", words.records)
                + keywords("chaserConstant", words.constants)
                + "syntax match chaserFunction \"\\<\\(\(words.functions.joined(separator: "\\|"))\\)\\ze\\s*(\"\n"
                + "syntax match chaserStatement \"\\(^\\|[{;]\\)\\s*\\zs\\(\(heads.joined(separator: "\\|"))\\)\\>\"\n"
                + "syntax match chaserBlock \"^\\s*\\zs\\(\(words.blocks.joined(separator: "\\|"))\\)\\ze\\(\\s.*\\)\\?{\"\n"
                    + """
                    syntax match chaserNumber "\\<\\d[0-9.]*%\\?"
                    syntax match chaserDate "\\<\\d\\d\\d\\d-\\d\\d-\\d\\d\\>\\|\\<\\d\\d:\\d\\d\\>"
                    syntax region chaserBraces start="{" end="}" contained
                    syntax region chaserText start=+"+ skip=+\\\\.+ end=+"+ oneline contains=chaserBraces
                    syntax match chaserComment "#.*$"

                    highlight default link chaserBlock Structure
                    highlight default link chaserStatement Statement
                    highlight default link chaserInfix Operator
                    highlight default link chaserInner Keyword
                    highlight default link chaserType Type
                    highlight default link chaserRecord Identifier
                    highlight default link chaserConstant Constant
                    highlight default link chaserFunction Function
                    highlight default link chaserNumber Number
                    highlight default link chaserDate Number
                    highlight default link chaserBraces Special
                    highlight default link chaserText String
                    highlight default link chaserComment Comment
                    let b:current_syntax = "chaser"

                    """
    }
}

/// An extension for VS Code: a grammar as TextMate has it, comments and brackets.
enum CodeGrammar {
    static var package: String {
        document([
            JSONMember("name", .string("chaser-rules")), JSONMember("displayName", .string("Chaser rules")),
            JSONMember("description", .string("Rule files of Chaser")), JSONMember("version", .string("1.0.0")),
            JSONMember("publisher", .string("chaser")),
            JSONMember("engines", .object([JSONMember("vscode", .string("^1.50.0"))])),
            JSONMember(
                "contributes",
                .object([
                    JSONMember(
                        "languages",
                        .array([
                            .object([
                                JSONMember("id", .string("chaser")),
                                JSONMember("extensions", .array([.string(".rules")])),
                                JSONMember("configuration", .string("./language-configuration.json")),
                            ])
                        ])),
                    JSONMember(
                        "grammars",
                        .array([
                            .object([
                                JSONMember("language", .string("chaser")),
                                JSONMember("scopeName", .string("source.chaser")),
                                JSONMember("path", .string("./chaser.tmLanguage.json")),
                            ])
                        ])),
                ])),
        ])
    }

    static var configuration: String {
        func pairs(_ pairs: [(String, String)]) -> JSON {
            .array(pairs.map { .array([.string($0.0), .string($0.1)]) })
        }
        return document([
            JSONMember("comments", .object([JSONMember("lineComment", .string("#"))])),
            JSONMember("brackets", pairs([("{", "}"), ("(", ")")])),
            JSONMember("autoClosingPairs", pairs([("{", "}"), ("(", ")"), ("\"", "\"")])),
        ])
    }

    static var grammar: String {
        let words = LanguageWords.all
        func any(_ words: [String]) -> String { "(?:\(words.joined(separator: "|")))" }
        // A name may have a hyphen inside.
        func whole(_ words: [String]) -> String { "(?<![\\w-])\(any(words))(?![\\w-])" }
        func match(_ scope: String, _ pattern: String) -> JSON {
            .object([JSONMember("name", .string("\(scope).chaser")), JSONMember("match", .string(pattern))])
        }
        let heads = words.statements.map { $0.split(separator: " ").joined(separator: "\\s+") }
        let text = JSON.object([
            JSONMember("name", .string("string.quoted.double.chaser")), JSONMember("begin", .string("\"")),
            JSONMember("end", .string("\"|$")),
            JSONMember(
                "patterns",
                .array([
                    match("constant.character.escape", "\\\\.|\\{\\{|\\}\\}"),
                    match("meta.embedded", "\\{[^}\"]*\\}"),
                ])),
        ])
        return document([
            JSONMember("name", .string("Chaser rules")), JSONMember("scopeName", .string("source.chaser")),
            JSONMember(
                "patterns",
                .array([
                    match("comment.line.number-sign", "#.*$"), text,
                    match("keyword.control.block", "^\\s*\(any(words.blocks))(?=\\s[^;]*\\{|\\s*\\{)"),
                    match("keyword.control.statement", "(?:^|(?<=[{;]))\\s*\(any(heads))(?![\\w-])"),
                    match("constant.numeric.date", "\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}:\\d{2}\\b"),
                    match("constant.numeric", "\\b\\d+(?:\\.\\d+)?%?"),
                    match("entity.name.function", "(?<![\\w-])\(any(words.functions))(?=\\s*\\()"),
                    match("keyword.operator.word", whole(words.infix)), match("storage.type", whole(words.types)),
                    match("variable.language", whole(words.records)),
                    match("constant.language", whole(words.constants)),
                    match("keyword.other", whole(words.inner)), match("keyword.operator", "[<>=!]=?|[-+*/]"),
                ])),
        ])
    }

    private static func document(_ members: [JSONMember]) -> String { JSON.object(members).text(pretty: true) + "\n" }
}
