import Testing

@testable import ChaserCore

@Suite("A whole site")
struct ExampleSiteTests {
    @Test(
        "a file of the site has no fault",
        arguments: [
            ExampleSite.site, ExampleSite.sources, ExampleSite.measures, ExampleSite.actions, ExampleSite.tests,
        ])
    func noFault(_ text: String) { #expect(complaints(text).isEmpty) }

    /// A file, and each of its blocks: kind, name, title, number of statements.
    static let blocks: [(String, [String])] = [
        (
            ExampleSite.site,
            [
                "site - “Southampton Children and Learning” 15", "escalation slipping “A slipping action” 4",
                "escalation performance “A measure off target” 3", "reminder due-soon “Coming up” 5",
                "digest weekly “Weekly digest” 3", "digest board “Exception report” 3",
                "silence - “Inspection week” 5", "inhibit - “Area over action” 3",
                "away - “sm.mash@southampton.example” 2",
            ]
        ),
        (ExampleSite.sources, ["source scorecard “Monthly dataset” 16", "source plan “Improvement plan” 13"]),
        (
            ExampleSite.measures,
            [
                "rule below-target “Off target” 8", "rule sharp-change “Sharp change for the worse” 5",
                "rule three-in-a-row “Three months of decline” 4",
                "rule special-cause “Special cause, Making Data Count” 7",
                "rule far-from-peers “Far from statistical neighbours” 4",
                "rule figure-stopped “No figure this month” 4",
                "rule copied-month “A month that looks copied” 4",
            ]
        ),
        (
            ExampleSite.tests,
            [
                "test - “one bad month is amber, two are red, a collapse is red at once” 6",
                "test - “moving the date is told once and does not hide that the first date has passed” 10",
            ]
        ),
    ]

    @Test("its blocks are there, each with its statements", arguments: blocks)
    func heads(_ text: String, _ expected: [String]) {
        let heads = parse(text).file.blocks.map { block in
            "\(block.kind.rawValue) \(block.name?.value ?? "-") “\(block.title?.value ?? "")” \(block.statements.count)"
        }
        #expect(heads == expected)
    }

    @Test("a rule is read whole")
    func wholeRule() {
        let rule = parse(ExampleSite.measures).file.blocks.first
        #expect(
            rule?.statements.map(outline) == [
                "over; source = scorecard",
                "where; condition = (and headline (not (is target MISSING)))",
                "red when; condition = (misses value target [25% of target])",
                "red when; condition = (misses value target [10% of target]) for ‹2 periods›",
                "amber when; condition = (misses value target [5% of target])",
                "green when; condition = (meets value target)",
                "say; text = name + ': ' + value + ' in ' + period + ', target ' + target + '; ' + "
                    + "(call previous value) + ' the month before'",
                "escalate; ladder = performance",
            ])
    }
}
