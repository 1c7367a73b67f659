/// Whose rules of statistical process control a rule follows. They differ, and the same figures then read differently,
/// so an alert names its profile.
///
/// All three are XmR charts with the four rules of the NHS *Making Data Count* method: a point outside the limits, a
/// trend of seven points, two of three near a limit, and a shift to one side of the mean.
public enum ProcessProfile: String, Hashable, Sendable, CaseIterable {
    /// Moving ranges of 3.267 times their mean or more are screened out once; a shift is seven points. As the R package
    /// NHSRplotthedots does.
    case nhsR = "nhs-r"
    /// Nothing is screened; a shift is seven points. As the NHS workbooks do.
    case mdcExcel = "mdc-excel"
    /// The same with a shift of six points.
    case mdcExcel6 = "mdc-excel-6"

    /// Whether large moving ranges are left out of the limits.
    var screens: Bool { self == .nhsR }
    /// How many points on one side of the mean are a shift.
    var shift: Int { self == .mdcExcel6 ? 6 : 7 }
    /// How many points rising, or falling, are a trend.
    var trend: Int { 7 }
}

/// What a formula asks of a process chart.
public enum ProcessQuestion: Hashable, Sendable {
    /// The kind of variation of the newest point.
    case variation
    /// Which rules it breaks, in words.
    case reason
    case lowerLimit
    case upperLimit
    /// Whether the process can be relied on to meet a target.
    case assurance(Formula)
}
