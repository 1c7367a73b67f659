extension Page {
    /// The page as one HTML document: no script, no image, no web font, one column that reflows at 320 px, colours that
    /// pass 4.5:1 in light and in dark, and a word and a shape beside every colour (WCAG 2.2 AA).
    public var html: String {
        var body = ""
        if let marking { body += "<p class=\"marking\">\(Page.escaped(marking))</p>\n" }
        for block in blocks { body += Page.html(block) }
        if let marking { body += "<p class=\"marking\">\(Page.escaped(marking))</p>\n" }
        // Mail programs drop the html element: the language stands on the outer div too.
        return """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Page.escaped(title))</title>
            <style>
            \(Page.style)
            </style>
            </head>
            <body>
            <div lang="en-GB" role="main">
            \(body)</div>
            </body>
            </html>

            """
    }

    private static func html(_ block: Block) -> String {
        switch block {
        case .summary(let text): "<h1>\(escaped(text))</h1>\n"
        case .section(let text): "<h2>\(escaped(text))</h2>\n"
        case .heading(let text): "<h3>\(escaped(text))</h3>\n"
        case .paragraph(let text): "<p>\(escaped(text))</p>\n"
        case .list(let entries): "<ul>\n" + entries.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
        case .verbatim(let lines): "<pre>" + lines.map(escaped).joined(separator: "\n") + "</pre>\n"
        case .item(let item): html(item)
        }
    }

    private static func html(_ item: Item) -> String {
        let colour = item.state.rawValue.lowercased()
        let mark = "<span aria-hidden=\"true\">\(item.state.shape)</span>"
        let state =
            item.state == .none ? "" : "<strong class=\"\(colour)\">\(mark) \(escaped(item.stateWords)):</strong> "
        let details = item.details.map { "<br><small>\(escaped($0))</small>" }.joined()
        return "<p class=\"item\">\(state)\(escaped(item.words))\(details)</p>\n"
    }

    /// Text for an element's content or a quoted attribute: nothing of a spreadsheet can become markup.
    static func escaped(_ text: String) -> String {
        let text = printable(text)
        guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static let style = """
        body { margin: 0; padding: 16px; background: #ffffff; color: #0b0c0c; font: 16px/1.5 Arial, Helvetica, sans-serif }
        div { max-width: 42em; overflow-wrap: anywhere }
        h1 { font-size: 1.25em; margin: 0 0 1em } h2 { font-size: 1.15em; margin: 1.5em 0 .5em; border-bottom: 1px solid #505a5f }
        h3 { font-size: 1em; margin: 1em 0 .25em } p { margin: .25em 0 } .item { margin-left: 1em } small { color: #505a5f }
        .marking { font-weight: bold; letter-spacing: .05em } pre { white-space: pre-wrap; margin: .25em 0 .75em 1em }
        .red { color: #b10e1e } .amber { color: #8a4b00 } .green { color: #00703c }
        @media (prefers-color-scheme: dark) {
        body { background: #0b0c0c; color: #f3f2f1 } small { color: #cfd3d6 } h2 { border-color: #cfd3d6 }
        .red { color: #ff9c94 } .amber { color: #ffbf47 } .green { color: #7ce0a3 } }
        """
}
