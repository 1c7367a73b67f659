import Testing

@testable import ChaserHost

@Suite("A list of commands")
struct CommandListTests {
    @Test(
        "names programs with their arguments, as typed",
        arguments: [
            ("a = /bin/ls", ["/bin/ls"], "no argument"),
            ("  a  =  /bin/ls   -l  x ", ["/bin/ls", "-l", "x"], "spaces only divide"),
            (#"a = /bin/sh -c "echo  1""#, ["/bin/sh", "-c", "echo  1"], "quotes keep spaces"),
            (#"a = /bin/x "" b"#, ["/bin/x", "", "b"], "an empty word"),
            (#"a = /bin/x "\"\\n""#, ["/bin/x", #""\n"#], "two escapes and no other"),
            ("a = /bin/x # a word", ["/bin/x"], "a comment after a space"),
            ("a = /bin/x c#d", ["/bin/x", "c#d"], "a # within a word"),
            ("a = /bin/x $HOME *.csv ; rm", ["/bin/x", "$HOME", "*.csv", ";", "rm"], "no shell reads it"),
        ])
    func commands(line: String, words: [String], reason: String) {
        let list = CommandList(parsing: "# programs\n\n\(line)\n")
        #expect(list.faults == [])
        #expect(list.commands == ["a": .init(path: words[0], arguments: Array(words.dropFirst()))], "\(reason)")
    }

    @Test(
        "sets what stands before the path in the program's environment",
        arguments: [
            ("a = A=1 /bin/x", ["A": "1"], "/bin/x", "one"),
            (
                "a = PGPASSFILE=%d/pgpass B_2= /bin/x", ["PGPASSFILE": "%d/pgpass", "B_2": ""], "/bin/x",
                "two, one empty"
            ),
            (#"a = "A=1 2" /bin/x"#, ["A": "1 2"], "/bin/x", "with a space, in quotes"),
            ("a = A=1 A=2 /bin/x", ["A": "2"], "/bin/x", "the last counts"),
            ("a = /bin/x A=1", [:], "/bin/x", "behind the path it is an argument"),
            ("a = /bin=x/y", [:], "/bin=x/y", "a path with a sign"),
        ])
    func settings(line: String, settings: [String: String], path: String, reason: String) {
        let list = CommandList(parsing: line)
        #expect(list.faults == [])
        #expect(list.commands["a"]?.settings == settings, "\(reason)")
        #expect(list.commands["a"]?.path == path, "\(reason)")
    }

    @Test("tells each faulty line and takes the others")
    func faults() {
        let list = CommandList(
            parsing: """
                good = /bin/true
                no sign
                bad/name = /bin/true
                relative = bin/true
                open = /bin/echo "x
                good = /bin/false
                empty = A=1
                digit = 1A=1 /bin/x
                last = /bin/false
                """)
        #expect(list.commands.mapValues(\.path) == ["good": "/bin/true", "last": "/bin/false"])
        #expect(
            list.faults == [
                .init(line: 2, words: "expected name = /path/of/program and its arguments"),
                .init(line: 3, words: "the name “bad/name” may hold letters, digits, - and _"),
                .init(line: 4, words: "the path “bin/true” is not absolute"),
                .init(line: 5, words: "a quoted word has no end"),
                .init(line: 6, words: "the name “good” stands twice: the first counts"),
                .init(line: 7, words: "expected name = /path/of/program and its arguments"),
                .init(line: 8, words: "the path “1A=1” is not absolute"),
            ])
    }
}
