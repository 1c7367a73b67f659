/// An XmR chart of one measure: its limits, and what each point shows.
///
/// Everything is compared as whole numbers: a point that lies exactly on a limit or on the mean does so here too. A month
/// without a figure is a gap: no moving range, no run and no trend reaches across it.
struct ProcessChart {
    /// Which way a point or a run lies: above the mean or rising, below it or falling.
    enum Side: Int, Hashable, Sendable {
        case below = -1
        case level = 0
        case above = 1
    }

    /// The rules, in the order in which one of them names a point.
    enum Rule: Hashable, Sendable, CaseIterable {
        case outside, trend, twoInThree, shift
    }

    /// A rule that a point is part of.
    struct Sign: Hashable, Sendable {
        let rule: Rule
        let side: Side
    }

    /// Fewer known points than this show nothing: their limits are only on trial.
    static let fewest = 13

    /// Oldest first; nil for a gap.
    let points: [Int64?]
    let profile: ProcessProfile
    /// The sum of the known points and how many they are: the mean as a fraction.
    private let sum: Int128
    private let count: Int128
    /// The moving ranges that count, the same way.
    private let rangeSum: Int128
    private let rangeCount: Int128

    /// The chart of figures in millionths, oldest first; nil with fewer than two neighbours to compare.
    init?(_ points: [Int64?], profile: ProcessProfile) {
        self.points = points
        self.profile = profile
        let known = points.compactMap { $0.map { Int128($0) } }
        sum = known.reduce(0, +)
        count = Int128(known.count)
        var ranges = zip(points, points.dropFirst()).compactMap { earlier, later -> Int128? in
            guard let earlier, let later else { return nil }
            let step = Int128(later) - Int128(earlier)
            return step < 0 ? -step : step
        }
        let all = ranges.reduce(0, +)
        // A flat series has no range to screen: every one equals their mean of zero.
        if profile.screens, all > 0 {
            let number = Int128(ranges.count)
            ranges = ranges.filter { $0 * number * 1_000 < 3_267 * all }
        }
        guard !ranges.isEmpty else { return nil }
        rangeSum = ranges.reduce(0, +)
        rangeCount = Int128(ranges.count)
    }

    /// How many points are known.
    var known: Int { Int(count) }

    /// Rounded half away from zero to millionths; nil outside the range of a figure.
    var mean: Decimal? { Decimal(rounding: sum, over: count) }
    /// The mean less 2.66 times the mean moving range.
    var lower: Decimal? { limit(-1) }
    var upper: Decimal? { limit(1) }

    private func limit(_ sign: Int128) -> Decimal? {
        Decimal(rounding: sum * rangeCount * 100 + sign * 266 * rangeSum * count, over: count * rangeCount * 100)
    }

    private func side(_ point: Int64) -> Side {
        let distance = Int128(point) * count - sum
        return distance > 0 ? .above : distance < 0 ? .below : .level
    }

    /// Whether a point lies beyond the mean by more than so many 300ths of the mean moving range.
    private func isBeyond(_ point: Int64, _ factor: Int128) -> Bool {
        let distance = Int128(point) * count - sum
        return (distance < 0 ? -distance : distance) * rangeCount * 300 > factor * rangeSum * count
    }

    /// 2.66 mean moving ranges: three standard deviations.
    private func isOutside(_ point: Int64) -> Bool { isBeyond(point, 798) }
    /// Beyond two of three standard deviations and not outside.
    private func isClose(_ point: Int64) -> Bool { isBeyond(point, 532) && !isOutside(point) }

    /// Every rule that each point is part of, in the order of precedence; a gap is part of none.
    func signs() -> [[Sign]] {
        let outside = points.map { $0.map { isOutside($0) ? [Sign(rule: .outside, side: side($0))] : [] } ?? [] }
        let (trends, pairs, shifts) = (self.trends(), twosInThree(), self.shifts())
        return points.indices.map { outside[$0] + trends[$0] + pairs[$0] + shifts[$0] }
    }

    /// Points of a run of seven that rises, or falls, all the way. One that ends a run and begins another is named after
    /// the step to its right.
    private func trends() -> [[Sign]] {
        let steps = zip(points, points.dropFirst()).map { earlier, later -> Side in
            guard let earlier, let later else { return .level }
            return later > earlier ? .above : later < earlier ? .below : .level
        }
        var found = [Side?](repeating: nil, count: points.count)
        let length = profile.trend - 1
        for start in stride(from: 0, through: steps.count - length, by: 1) {
            let run = steps[start..<start + length]
            guard let side = run.first, side != .level, run.allSatisfy({ $0 == side }) else { continue }
            for index in start...start + length { found[index] = side }
        }
        return found.map { $0.map { [Sign(rule: .trend, side: $0)] } ?? [] }
    }

    /// The close ones of three neighbours on one side of the mean, when there are at least two of them.
    private func twosInThree() -> [[Sign]] {
        var found = [Side?](repeating: nil, count: points.count)
        for start in stride(from: 0, through: points.count - 3, by: 1) {
            let three = points[start..<start + 3].compactMap(\.self)
            guard three.count == 3, side(three[0]) != .level, three.allSatisfy({ side($0) == side(three[0]) }),
                three.count(where: isClose) >= 2
            else { continue }
            for index in start..<start + 3 where points[index].map(isClose) ?? false { found[index] = side(three[0]) }
        }
        return found.map { $0.map { [Sign(rule: .twoInThree, side: $0)] } ?? [] }
    }

    private func shifts() -> [[Sign]] {
        var found = [Side?](repeating: nil, count: points.count)
        for start in stride(from: 0, through: points.count - profile.shift, by: 1) {
            let run = points[start..<start + profile.shift].map { $0.map(side) ?? .level }
            guard let first = run.first, first != .level, run.allSatisfy({ $0 == first }) else { continue }
            for index in start..<start + profile.shift { found[index] = first }
        }
        return found.map { $0.map { [Sign(rule: .shift, side: $0)] } ?? [] }
    }

    /// What the process can be relied on to do.
    enum Assurance: UInt8, Hashable, Sendable, CaseIterable {
        case pass, fail, inconsistent
    }

    /// Whether a target lies outside the limits, and on which side of them. A target on a limit is inconsistent, but where
    /// the series is flat: then every point meets the target or none does.
    func assurance(_ target: Int64, better: Polarity, meets: (Int64) -> Bool) -> Assurance {
        let goal = Int128(target) * count * rangeCount * 100
        let (centre, width) = (sum * rangeCount * 100, 266 * rangeSum * count)
        if goal > centre + width { return better == .higher ? .fail : .pass }
        if goal < centre - width { return better == .higher ? .pass : .fail }
        if rangeSum == 0, let point = points.last.flatMap(\.self) { return meets(point) ? .pass : .fail }
        return .inconsistent
    }
}

extension ProcessChart.Sign {
    /// In words, of the newest point.
    func words(_ profile: ProcessProfile) -> String {
        switch (rule, side) {
        case (.outside, .above): "above the upper process limit"
        case (.outside, _): "below the lower process limit"
        case (.trend, .above): "risen \(profile.trend - 1) months in a row"
        case (.trend, _): "fallen \(profile.trend - 1) months in a row"
        case (.twoInThree, .above): "two of three months near the upper process limit"
        case (.twoInThree, _): "two of three months near the lower process limit"
        case (.shift, .above): "\(profile.shift) months or more above the mean"
        case (.shift, _): "\(profile.shift) months or more below the mean"
        }
    }
}
