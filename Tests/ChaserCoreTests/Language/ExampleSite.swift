import Testing

@testable import ChaserCore

/// A whole site as it should read aloud, without its comments, and with what its comments offer.
enum ExampleSite {
    static let site = """
        site "Southampton Children and Learning" {
          timezone     "Europe/London"
          holidays     "calendar/bank-holidays.json" for "england-and-wales"
          people       "people.csv"
          sender       "Improvement plan <improvement.plan@southampton.example>"
          domains      "southampton.example"
          operator     operations
          look         every 1 minute
          mail         between 08:00 and 18:00 on working days
          at most      3 mails a week to one person
          first start  tells first step only
          alerts file  "alerts.json"
          marking      "OFFICIAL"
          acknowledge at most 28 days
          replies     "maildir:replies"
          keep        versions 3 years, mails 90 days
        }

        escalation slipping "A slipping action" {
          at once                 to lead
          after 5 working days    to head-of-service
          after 10 working days   to director
          repeat                  weekly on Monday
        }

        escalation performance "A measure off target" {
          at once                 to head-of-service
          after 20 working days   to director
          repeat                  weekly on Monday
        }

        reminder due-soon "Coming up" {
          over         plan
          where        not done
          before       target_date by 20, 10, 5, 1 working days
          to           lead
          say          "{action}: due {target_date}"
        }

        digest weekly "Weekly digest" {
          every        Monday at 08:00
          to           head-of-service
          ahead        20 working days
        }

        digest board "Exception report" {
          every        first working day of the month at 09:00
          to           director, board
          by           area
        }

        silence "Inspection week" { over plan; where area is "Adoption"; from 2020-11-23 until 2020-11-28; by "QA unit"; because "inspectors on site" }
        inhibit "Area over action" { hide overdue; when area-slipping is red; on same area }
        away "sm.mash@southampton.example" { from 2020-12-21 until 2021-01-04; cover "sm.assessment@southampton.example" }

        """

    static let sources = """
        source scorecard "Monthly dataset" {
          file       "data/monthly-dataset-*.csv", "data/early-help-dataset-*.csv"
          dated      by file name "yyyy-MM"
          join       "data/targets.csv" on ref
          key        ref
          period     month in headings "MMM-yy"
          column     ref        text      from "Ref"
          column     name       text      from "Indicator"
          column     value      figure    from period
          column     better     polarity  from "DoT" where "p" is higher, "q" is lower
          column     peers      figure    from "SN"
          column     england    figure    from "ENG"
          column     target     target    from "Target" in "data/targets.csv"
          column     headline   yesno     from "Headline"
          column     area       text      from "Area"
          missing    "-", "n/a", "tbc", "Local", "- n/a"
          expect     every 35 days
        }

        source plan "Improvement plan" {
          file       "data/improvement-plan-*.csv"
          dated      by file name "yyyy-MM-dd"
          key        area, action
          column     area         text   from "Area"
          column     action       text   from "Action"
          column     officers     people from "Responsible officers"
          column     target_date  date   from "Target date"
          column     measurement  text   from "Measurement" optional
          column     status       rag    from "Status" optional
          column     update       text   from "Update" optional
          done when  status is blue
          follow     reworded actions
          expect     every 60 days
        }

        """

    static let measures = """
        rule below-target "Off target" {
          over       scorecard
          where      headline and target is not missing
          red when   value misses target by 25% of target
          red when   value misses target by 10% of target for 2 periods
          amber when value misses target by 5% of target
          green when value meets target
          say        "{name}: {value} in {period}, target {target}; {previous(value)} the month before"
          escalate   performance
        }

        rule sharp-change "Sharp change for the worse" {
          over       scorecard
          where      headline
          red when   value is worse than previous(value) by 25% of it and value is worst(value, 7)
          say        "{name}: {previous(value)} to {value} in one month"
          escalate   performance
        }

        rule three-in-a-row "Three months of decline" {
          over       scorecard
          where      headline
          amber when worsening(value, 3)
          say        "{name} has got worse three months running: {last(value, 4)}"
        }

        rule special-cause "Special cause, Making Data Count" {
          over       scorecard
          profile    nhs-r
          red when   variation(value) is concern and assurance(value, target) is fail
          amber when variation(value) is concern
          green when variation(value) is improvement
          say        "{name}: {variation_reason(value)}; limits {lower_limit(value)} to {upper_limit(value)}"
          escalate   performance
        }

        rule far-from-peers "Far from statistical neighbours" {
          over       scorecard
          where      headline
          amber when value is worse than peers by 25% of it
          say        "{name}: {value}, statistical neighbours {peers}, England {england}"
        }

        rule figure-stopped "No figure this month" {
          over       scorecard
          amber when last_known(value) is not missing and value is missing for 2 periods
          say        "{name}: no figure since {last_known_period(value)}"
          escalate   performance
        }

        rule copied-month "A month that looks copied" {
          over       scorecard by source_file
          amber when share(value == previous(value)) == 100% and count(value is not missing) >= 4 in any of 12 periods
          say        "All {count(value is not missing)} figures of {group} are the same in {period} as the month before"
          draft
        }

        """

    static let actions = """
        rule overdue "Action overdue" {
          over       plan
          where      not done
          red when   target_date is overdue by more than 20 working days
          amber when target_date is overdue
          say        "{action}: due {target_date}, {overdue(target_date)} ago"
          escalate   slipping from target_date
        }

        rule deadline-moved "Deadline moved" {
          over       plan
          where      not done
          red when   times_changed(target_date) >= 2 or working_days(original(target_date), target_date) > 130
          amber when target_date > original(target_date)
          say        "{action}: {slips(target_date)}"
          tell       once
          escalate   slipping
        }

        rule moved-after-due "Deadline moved after it had passed" {
          over       plan
          where      not done
          amber when changed(target_date) > before_change(target_date) and target_date > before_change(target_date)
          say        "{action}: was due {before_change(target_date)}, now {target_date}"
          tell       once
        }

        rule no-update "No update" {
          over       plan
          where      not done
          amber when working_days(changed(update), today) > 30
          say        "{action}: no new word since {changed(update)}"
          escalate   slipping
        }

        rule undated "Action without a date" {
          over       plan
          where      not done
          amber when target_date is missing
          say        "{action}: no date that can be read (“{raw(target_date)}”)"
        }

        rule vanished "Action no longer in the plan" {
          over       plan
          red when   vanished and not done
          say        "{action}: in the plan of {last_seen}, not in the plan of {source_date}"
          tell       once
        }

        rule area-slipping "Area slipping" {
          over       plan by area
          where      not done
          red when   share(target_date is overdue) > 50% and count() >= 4
          amber when share(target_date is overdue) > 40% and count() >= 4
          say        "{area}: {count(target_date is overdue)} of {count()} actions are overdue"
          escalate   performance
        }

        rule nobody-accountable "No single accountable officer" {
          over       plan
          amber when size(officers) != 1
          say        "{action}: {size(officers)} officers ({officers})"
          draft
        }

        """

    static let tests = """
        test "one bad month is amber, two are red, a collapse is red at once" {
          given scorecard {
            ref, name,             better, target, headline, area,              Aug-20, Sep-20, Oct-20
            X1,  Held in time,     p,      84%,    yes,      Quality Assurance, 80%,    79%,    75%
            X2,  Seen in time,     p,      84%,    yes,      Quality Assurance, 80%,    75%,    74%
            X3,  Visited in time,  p,      84%,    yes,      Quality Assurance, 73%,    79%,    35%
          }
          at 2020-11-16 09:00
          expect below-target on X1 amber
          expect below-target on X2 red
          expect below-target on X3 red
          expect mail to head-of-service of "Quality Assurance" containing "35% in October 2020"
        }

        test "moving the date is told once and does not hide that the first date has passed" {
          given plan on 2020-08-14 {
            area,       action,            target_date
            MASH / EDT, Review thresholds, Oct-20
          }
          at 2020-08-17 09:00
          expect no mail to lead of "MASH / EDT"
          given plan on 2020-10-08 {
            area,       action,            target_date
            MASH / EDT, Review thresholds, Mar-21
          }
          at 2020-11-16 09:00
          expect deadline-moved on "Review thresholds" amber
          expect overdue on "Review thresholds" none
          expect mail to lead of "MASH / EDT" containing "moved"
          at 2020-11-17 09:00
          expect no mail
        }

        """
}
