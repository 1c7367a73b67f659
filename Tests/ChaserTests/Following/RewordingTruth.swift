/// The actions of the sample plan whose words were changed between August and October 2020, established by reading both
/// plans by hand, area by area. Nothing computed went into it.
enum RewordingTruth {
    /// One action in its two wordings.
    struct Pair: Hashable {
        let area: String
        let old: String
        let new: String
        /// Where it went to, when it left its area.
        var newArea: String?
    }

    /// Gone from the plan without a trace.
    static let dropped = ["Look again at the service's self evaluation"]

    /// Two actions that were made one: a link from either is right, and the other cannot be matched.
    static let merged = ["Count placement stability meetings held", "Count placements broken down, disrupted or ended"]

    static let pairs: [Pair] = [
        Pair(
            area: "Leadership and Stability",
            old: "Know social worker caseloads from the data team's monthly front-line summary report",
            new: "Know social worker caseloads from the monthly data report"),
        Pair(
            area: "MASH / EDT",
            old: "Track the number of contacts turning into child in need referrals",
            new: "Track the level of contacts turning into child in need referrals"),
        Pair(
            area: "MASH / EDT",
            old: "Write case studies that show what EDT response achieves",
            new: "Study data and case studies that show what EDT response achieves"),
        Pair(
            area: "Assessment",
            old: "Track the number of new Section 47 enquiries",
            new: "Track the level of new Section 47 enquiries"),
        Pair(
            area: "Assessment",
            old: "Track strategy discussions held within one working day of referral",
            new: "Track strategy discussions held within one working day of referral", newArea: "MASH / EDT"),
        Pair(
            area: "Assessment",
            old: "Track % of single assessments finished within 45 days",
            new: "Track how promptly single assessments are finished"),
        Pair(
            area: "Assessment",
            old: "Track % of children given a worker within 48 hours of referral",
            new: "Track how promptly cases are given a worker after referral"),
        Pair(
            area: "Assessment",
            old: "Track number of suitable children working with CP Champions",
            new: "Track levels of suitable children and young people working with CP Champions"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Track monthly % of pre-proceedings started within 15 working days of decision",
            new: "Track level of pre-proceedings started within 15 working days of decision"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Track % of pre-proceedings assessments done within 16 weeks of meeting",
            new: "Track level of pre-proceedings assessments done within 16 weeks of meeting"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Track % of staff at domestic abuse training (briefings, MH, SM)",
            new: "Track staff engagement in training on domestic abuse, parental MH and substances"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Check how many practitioners had a practice standards briefing (% trained)",
            new: "See that practitioners get briefings on practice standards"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Check % of new staff who signed up to the standards (briefings)",
            new: "See that staff sign up to the standards"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Check % of children with a permanence plan at second review",
            new: "Track level of children who hold a permanence plan at second review"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Track % of protection plan children seen in past 15 working days",
            new: "Track level of protection plan children seen in past 15 working days"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Track % of protection plan children who are seen alone",
            new: "Track the level of protection plan children who are seen alone"),
        Pair(
            area: "Children in Need of Help and Protection",
            old: "Study grades in CPP audits",
            new: "Study results of CPP management audits"),
        Pair(
            area: "Missing, Exploited, Trafficked",
            old: "Track % of return home interviews done inside 72 hours",
            new: "Track level of return home interviews done inside 72 hours"),
        Pair(
            area: "Missing, Exploited, Trafficked",
            old: "Study the % of missing children given the offer of an RHI",
            new: "Study the level of missing children given the offer of an RHI"),
        Pair(
            area: "Missing, Exploited, Trafficked",
            old: "Show how partnership working protects children (audit)",
            new: "Show how partnership working protects children and young people"),
        Pair(
            area: "Children’s Resource Service",
            old: "Count Edge of Care referrals since 08/01/2018 launch (monthly figures)",
            new: "Count Edge of Care referrals"),
        Pair(
            area: "Children’s Resource Service",
            old: "Track percentage of cases with clearly better goal-based scores (monthly figures)",
            new: "Track level of cases with clearly better goal-based scores"),
        Pair(
            area: "Children’s Resource Service",
            old: "Count open EoC cases at period end, unallocated included (monthly figures)",
            new: "Count open EoC cases"),
        Pair(
            area: "Children’s Resource Service",
            old: "Track percentage still living with family: Edge of Care (monthly figures)",
            new: "Track level still living with family: Edge of Care (monthly figures)"),
        Pair(
            area: "Children’s Resource Service",
            old: "Supply SAT / BRS / FDAC practice examples - case studies",
            new: "Review case examples: Specialist Assessment, Behavioural Resource, Family Drug and Alcohol Court"),
        Pair(
            area: "Youth Justice",
            old: "Make YOS governance work well",
            new: "Partnership to agree Youth Justice plan and proper Board membership"),
        Pair(
            area: "Looked after Children",
            old: "Track % of children with permanence plan on PARIS (now preferred measure)",
            new: "Track level of children with permanence plan on record by second review"),
        Pair(
            area: "Looked after Children",
            old: "Track % matched for long-term fostering with permanence plan ratified at panel",
            new: "Track level matched for long-term fostering with permanence plan and carers"),
        Pair(
            area: "Looked after Children",
            old: "Track percentage of LAC whose care plan is authorised",
            new: "Track level of LAC whose care plan is authorised"),
        Pair(
            area: "Looked after Children",
            old: "Track % of CIC reviews due each month that run on time",
            new: "Track level of LAC reviews due each month that run on time"),
        Pair(
            area: "Looked after Children",
            old: "Give each child and siblings SMART, detailed plans; check in themed audits",
            new: "Give each child and siblings SMART, detailed plans"),
        Pair(
            area: "Looked after Children",
            old: "Review and approve the placement sufficiency strategy; child-led resource matching",
            new: "Review and approve the placement sufficiency strategy"),
        Pair(
            area: "Looked after Children",
            old: "Track % of children living >20 miles from the authority",
            new: "Track level of children living >20 miles from the authority"),
        Pair(
            area: "Looked after Children",
            old: "Track % of children in care using emergency beds or B&B",
            new: "Stop children in care using emergency beds or B&B"),
        Pair(
            area: "Looked after Children",
            old: "Raise % of children who know what brought them into care",
            new: "Raise level of children who know what brought them into care"),
        Pair(
            area: "Looked after Children",
            old: "Hire a life story lead (once here, to devise measures)",
            new: "Hire a life story lead; measure their effect on children"),
        Pair(
            area: "Looked after Children",
            old: "Social workers taking Finding the Right Words (% PACT, LAC life story)",
            new: "Social workers taking Finding the Right Words"),
        Pair(
            area: "Looked after Children",
            old: "Hear and act on children's views in our work; themed audit grades",
            new: "Show the service hears and acts on children's views in our work"),
        Pair(
            area: "Looked after Children",
            old: "Log LAC and care leaver turnout at care council and parenting board",
            new: "Boost LAC and care leaver turnout at care council and parenting board"),
        Pair(
            area: "Looked after Children",
            old: "Track % of health assessments done, teeth and vaccinations included",
            new: "Track level of health assessments done, teeth and vaccinations included"),
        Pair(
            area: "Looked after Children",
            old: "Reflect regularly on how children progress; study supervision quality (themed audit grades)",
            new: "Reflect regularly on how children and young people progress; study supervision quality"),
        Pair(
            area: "Care Leavers",
            old: "Track percentage of care leavers suitably housed and in touch",
            new: "Track level of care leavers suitably housed and in touch"),
        Pair(
            area: "Care Leavers",
            old: "Keep count of bed and breakfast stays",
            new: "Stop children and young people in care using emergency beds or B&B"),
        Pair(
            area: "Care Leavers",
            old: "Track percentage of LAC 16+ or care leavers holding authorised Pathway Plans",
            new: "Track level of LAC 16+ or care leavers holding authorised Pathway Plans"),
        Pair(
            area: "Care Leavers",
            old: "Track % of care leavers out of touch or NEET",
            new: "Track level of care leavers out of touch or NEET"),
        Pair(
            area: "Fostering",
            old: "Count placement stability meetings held",
            new: "Track placement stability meetings held; count placements broken down, disrupted or ended"),
        Pair(
            area: "Fostering",
            old: "Count placements broken down, disrupted or ended",
            new: "Track placement stability meetings held; count placements broken down, disrupted or ended"),
        Pair(
            area: "Fostering",
            old: "Show that SWs go to Fostering Panel",
            new: "Show that social workers go to Fostering Panel"),
        Pair(
            area: "Fostering",
            old: "Evaluate carer training; review the programme quarterly (courses offered, take-up)",
            new: "Evaluate carer training; review the programme quarterly for carer approval and registration"),
        Pair(
            area: "Fostering",
            old: "Show safeguarding concerns are spotted and pursued (manager audit; PF cases)",
            new: "Show safeguarding concerns are spotted and pursued"),
        Pair(
            area: "Fostering",
            old: "Offer Tier 4 fostering for older teenagers; report placements offered",
            new: "Offer Tier 4 fostering for older teenagers; report placements offered and step-downs"),
        Pair(
            area: "Adoption",
            old: "Track the number of adoptions made",
            new: "Track the level of adoptions made"),
        Pair(
            area: "Adoption",
            old: "Carry out sound, high standard assessments (% of audited examples good)",
            new: "Carry out sound, high standard assessments"),
        Pair(
            area: "Adoption",
            old: "Track % and number of adopters given a support outline",
            new: "Track level of adopters given a support outline"),
        Pair(
            area: "Adoption",
            old: "Check no. of life story books still owed",
            new: "Track number of life story books still owed"),
        Pair(
            area: "Local Safeguarding Children Partnership",
            old: "Study what practitioners say about the Neglect Toolkit",
            new: "Study what practitioners' surveys say about the Neglect Toolkit"),
        Pair(
            area: "Local Safeguarding Children Partnership",
            old: "Check how many practitioners took neglect training",
            new: "Track how many practitioners took neglect training"),
        Pair(
            area: "Local Safeguarding Children Partnership",
            old: "Report six-monthly on agency practitioners at Our Practice our Learning, partnership training",
            new: "Track agency practitioners at Our Practice our Learning, partnership training"),
        Pair(
            area: "Local Safeguarding Children Partnership",
            old: "Write a quarterly report on how services answer SCRs",
            new: "Keep steady attention on how services answer case reviews"),
        Pair(
            area: "Local Safeguarding Children Partnership",
            old: "Carry out audits and learning on main practice themes (neglect; CSAFE)",
            new: "Give assurance on main practice themes (neglect; CSAFE)"),
    ]
}
