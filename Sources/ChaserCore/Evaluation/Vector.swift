/// The values of one formula over a run of records: what the evaluator passes from node to node.
///
/// A tick works through each table in runs of a few thousand records, so that a node costs one allocation and a tight
/// loop a run, not a call a record. `all` stands for one value that every record of the run has.
enum Vector {
    case figures(Figures)
    case days(Slots<Int32>)
    case months(Slots<Int32>)
    case truths([UInt8])
    case codes(Slots<UInt8>)
    case targets([Int32], distinct: [Target])
    /// Cells of the table itself.
    case places([TextPlace])
    case people([TextPlace])
    case texts(Slots<String?>)

    /// Values of one kind, or one value for the whole run.
    enum Slots<Value> {
        case each([Value])
        case all(Value)

        @inline(__always)
        subscript(index: Int) -> Value {
            switch self {
            case .each(let values): values[index]
            case .all(let value): value
            }
        }
    }

    /// Figures in millionths with their units.
    struct Figures {
        var values: Slots<Int64>
        var units: Slots<UInt8>

        /// A unit code that takes the unit of the other side: a plain number in a rule.
        static let bare = UInt8.max

        static func missing(_ count: Int) -> Figures {
            Figures(values: .all(ColumnValues.missingFigure), units: .all(Unit.none.code))
        }
    }
}
