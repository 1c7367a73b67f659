import Testing

@testable import ChaserCore

/// A site about late actions, and its plan as a sheet.
enum ActionSite {
    static let ladder = "escalation slip \"Slip\" { at once to lead; after 5 working days to head }\n"

    static let rules =
        ladder + """
            rule late "Action late" {
              over       plan
              where      not done
              red when   target_date is overdue by more than 20 working days
              amber when target_date is overdue
              say        "{action}: due {target_date}"
              escalate   slip
            }

            """

    static func timeline(settings: String = "", more: String = "") throws -> Timeline {
        Timeline(try TestSite(rules + more, settings: settings))
    }

    /// A plan of rows `area, action, due[, status]`.
    static func plan(_ rows: String...) -> String {
        "Area,Action,Due,Status\n"
            + rows.map { row in
                let cells = row.split(separator: ",", omittingEmptySubsequences: false).count
                return row + String(repeating: ",", count: max(0, 4 - cells)) + "\n"
            }.joined()
    }
}
