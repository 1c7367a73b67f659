/// Forms that name no day: spans, what comes again and again, what is not settled, and what changes the date behind it.
extension DateForms {
    static let others: [DateForm] = spans + openEnded + unsettled + modifiers

    private static let spans: [DateForm] = [
        DateForm(
            [("6 monthly", "open-ended"), ("Six-weekly review", "open-ended")],
            [.count, .gap, .word(.recurring)]
        ) { _, _ in .openEnded },
        DateForm(
            [
                ("3 months", "2021-01-08"), ("within the next six weeks", "2020-11-19"),
                ("in 10 working days", "2020-10-22"),
                ("2 wks", "2020-10-22"), ("within 10 WDs", "10 working days from a day not named"),
                ("6 months from publication", "2021-04-08"), ("over the last 4 weeks", "4 weeks from a day not named"),
            ],
            [.count, .unit]
        ) { match, _ in .span(Span(match.count, match.unit)) },
        DateForm([("Immediately", "2020-10-08"), ("with immediate effect", "2020-10-08")], [.word(.immediate)]) {
            _, _ in .immediately
        },
        DateForm([("Now", "2020-10-08"), ("between now and Dec-20", "2020-12-31")], [.word(.now)]) { _, _ in
            .immediately
        },
        DateForm([("3 months after publication", "2021-01-08")], [.word(.from), .maybe(.the), .word(.publication)]) {
            _, _ in .fromPublication
        },
        DateForm([], [.word(.after), .maybe(.the), .word(.publication)]) { _, _ in .fromPublication },
        DateForm([], [.word(.of), .maybe(.the), .word(.publication)]) { _, _ in .fromPublication },
    ]

    private static let openEnded: [DateForm] = [
        DateForm([("every six months", "open-ended")], [.word(.every), .count, .unit]) { _, _ in .openEnded },
        DateForm([("each quarter", "open-ended")], [.word(.every), .word(.quarter)]) { _, _ in .openEnded },
        DateForm([("Every week", "open-ended")], [.word(.every), .unit]) { _, _ in .openEnded },
        DateForm([("annually each August", "open-ended")], [.word(.every), .month]) { _, _ in .openEnded },
        DateForm([("each future meeting", "open-ended")], [.word(.every), .word(.future)]) { _, _ in .openEnded },
        DateForm([("twice per month", "open-ended")], [.word(.per), .unit]) { _, _ in .openEnded },
        DateForm([("once per quarter", "open-ended")], [.word(.per), .word(.quarter)]) { _, _ in .openEnded },
        DateForm(
            [("Monthly", "open-ended"), ("bi-annual", "open-ended"), ("Monthly from Oct-20", "open-ended")],
            [.word(.recurring)]
        ) { _, _ in .openEnded },
        DateForm([("Ongoing", "open-ended"), ("BAU", "open-ended")], [.word(.ongoing)]) { _, _ in .openEnded },
        DateForm([("On-going", "open-ended"), ("on going", "open-ended")], [.word(.on), .gap, .word(.going)]) {
            _, _ in .openEnded
        },
        DateForm([("business as usual", "open-ended")], [.word(.business), .word(.filler), .word(.usual)]) { _, _ in
            .openEnded
        },
        DateForm([("open-ended", "open-ended")], [.word(.open), .gap, .word(.ended)]) { _, _ in .openEnded },
        DateForm([("in the near future", "open-ended")], [.word(.near), .word(.future)]) { _, _ in .openEnded },
        DateForm([("at a future meeting", "open-ended")], [.word(.future), .word(.meeting)]) { _, _ in .openEnded },
        DateForm([("in the coming months", "open-ended")], [.word(.coming), .unit]) { _, _ in .openEnded },
    ]

    private static let unsettled: [DateForm] = [
        DateForm([("TBC 14/08/20", "promised by 2020-08-14"), ("TBC", "no date yet")], [.word(.unsettled)]) { _, _ in
            .unsettled
        },
        DateForm(
            [("Date to be confirmed", "no date yet"), ("To be confirmed by Dec-20", "promised by 2020-12-31")],
            [.maybe(.date), .word(.to), .word(.be), .word(.confirmed)]
        ) { _, _ in .unsettled },
    ]

    /// What stands before a date and changes it; behind it nothing but `of`, `the` and a hyphen may come first.
    private static let modifiers: [DateForm] = [
        DateForm([("early October 2020", "2020-10-10"), ("early 2021", "2021-04-30")], [.word(.early)]) { _, _ in
            .modifier(.early)
        },
        DateForm([("beginning of Oct-20", "2020-10-10")], [.word(.beginning), .word(.of)]) { _, _ in
            .modifier(.early)
        },
        DateForm([("start of Oct-20", "2020-10-10"), ("Start: Oct 20", "2020-10-31")], [.word(.start), .word(.of)]) {
            _, _ in .modifier(.early)
        },
        DateForm([("Mid-October 2020", "2020-10-20"), ("mid Feb 21", "2021-02-20")], [.word(.mid)]) { _, _ in
            .modifier(.mid)
        },
        DateForm([("end June 2020", "2020-06-30"), ("by the end of 2021", "2021-12-31")], [.word(.end)]) { _, _ in
            .modifier(.end)
        },
        DateForm([("late October 2020", "2020-10-31")], [.word(.late)]) { _, _ in .modifier(.end) },
        DateForm([("prior to December 2020", "2020-11-30")], [.word(.prior), .word(.to)]) { _, _ in
            .modifier(.before)
        },
        DateForm([("before 1 April 2021", "2021-03-31")], [.word(.before)]) { _, _ in .modifier(.before) },
        DateForm([("wc 2nd November", "2020-11-08")], [.word(.weekCommencing)]) { _, _ in .modifier(.weekCommencing) },
        DateForm([("w/c 2 Nov 2020", "2020-11-08")], [.word(.w), .exactly(Byte.slash), .word(.c)]) { _, _ in
            .modifier(.weekCommencing)
        },
        DateForm([("week commencing 2 Nov 2020", "2020-11-08")], [.word(.week), .word(.commencing)]) { _, _ in
            .modifier(.weekCommencing)
        },
        DateForm([("week beginning 2 Nov 2020", "2020-11-08")], [.word(.week), .word(.beginning)]) { _, _ in
            .modifier(.weekCommencing)
        },
    ]
}
