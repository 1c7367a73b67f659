import Testing

@testable import ChaserCore

@Suite("Metrics are a Prometheus textfile")
struct MetricsDocumentTests {
    @Test("a tick without rules gives every gauge that is not about rules")
    func empty() {
        let report = TickReport(site: "Any", at: Instant(seconds: 1_605_517_200))
        #expect(
            MetricsDocument.text(report) == """
                # HELP chaser_last_tick_timestamp_seconds When the last tick was decided.
                # TYPE chaser_last_tick_timestamp_seconds gauge
                chaser_last_tick_timestamp_seconds 1605517200
                # HELP chaser_alerts_open Alerts open after the last tick.
                # TYPE chaser_alerts_open gauge
                chaser_alerts_open{colour="red"} 0
                chaser_alerts_open{colour="amber"} 0
                # HELP chaser_problems What is wrong with sheets, people or addresses.
                # TYPE chaser_problems gauge
                chaser_problems 0
                # HELP chaser_notices_held Notices that wait for the hours for mail or for the next week.
                # TYPE chaser_notices_held gauge
                chaser_notices_held 0
                # HELP chaser_mails_decided Mails that the last tick decided on.
                # TYPE chaser_mails_decided gauge
                chaser_mails_decided 0
                # HELP chaser_rules_waiting Rules that a later version of Chaser will judge.
                # TYPE chaser_rules_waiting gauge
                chaser_rules_waiting 0
                # HELP chaser_journal_bytes What the journal takes on the disk.
                # TYPE chaser_journal_bytes gauge
                chaser_journal_bytes 0
                # HELP chaser_mail_held 1 while mail waits for chaser adopt, as the spool is newer than the journal.
                # TYPE chaser_mail_held gauge
                chaser_mail_held 0
                # HELP chaser_spool_messages Messages in the spool.
                # TYPE chaser_spool_messages gauge
                chaser_spool_messages{state="new"} 0
                chaser_spool_messages{state="failed"} 0

                """)
    }
}
