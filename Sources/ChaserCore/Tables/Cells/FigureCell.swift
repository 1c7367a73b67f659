/// A figure as typed: `1,341`, `79%`, `14.14 days`, `£1,200.50`, `(3)`, `1.5E+06`.
struct FigureCell: Hashable, Sendable {
    let number: Decimal
    let unit: Unit

    /// Reads a whole cell; nil when it is not plainly one figure: `<5`, `1,34`, `c`, `5 or less`.
    ///
    /// Brackets make an accountant's negative. More than six places are rounded half away from zero.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, units: inout UnitReader) -> FigureCell? {
        var cursor = CellCursor(bytes)
        cursor.takeSpaces()
        if cursor.byte == 0x28 {
            guard bytes.count >= 3, bytes[bytes.count - 1] == 0x29 else { return nil }
            let inner = bytes.part(cursor.at + 1, bytes.count - 1)
            guard let figure = signed(inner, units: &units), figure.number > .zero else { return nil }
            return FigureCell(number: Decimal(micros: -figure.number.micros), unit: figure.unit)
        }
        return signed(bytes, units: &units)
    }

    private static func signed(_ bytes: UnsafeBufferPointer<UInt8>, units: inout UnitReader) -> FigureCell? {
        var cursor = CellCursor(bytes)
        cursor.takeSpaces()
        var isNegative = cursor.takeMinus()
        let hasSign = isNegative || cursor.take(0x2B)
        let isMoney = cursor.takePound()
        if isMoney, !hasSign { isNegative = cursor.takeMinus() }
        guard let size = cursor.takeNumber() else { return nil }
        guard let unit = units.read(&cursor), !isMoney || unit == .none else { return nil }
        let number = isNegative ? Decimal(micros: -size.micros) : size
        return FigureCell(number: number, unit: isMoney ? .pounds : unit)
    }
}
