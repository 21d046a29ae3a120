import Corpus

/// What a program has sent to a terminal, taken apart: what is shown, and the orders between.
struct SentBytes {
    /// The texts between the orders, in the order in which they were sent.
    private(set) var texts: [String] = []
    /// The orders: single controls, and whole escape sequences.
    private(set) var orders: Set<String> = []
    /// The order before each text, `nil` for one that begins everything.
    private var before: [String?] = []
    /// Bytes that are not UTF-8, and escape sequences in a form that curses doesn't use.
    private(set) var faults: [String] = []

    init(_ bytes: [UInt8]) {
        guard let all = String(validating: bytes, as: UTF8.self) else {
            faults = ["not UTF-8"]
            return
        }
        var scalars = Array(all.unicodeScalars)[...]
        var text = String.UnicodeScalarView()
        var last: String?
        func end() {
            guard !text.isEmpty else { return }
            texts.append(String(text))
            before.append(last)
            text = String.UnicodeScalarView()
        }
        while let scalar = scalars.popFirst() {
            guard scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) else {
                text.append(scalar)
                continue
            }
            // A cursor that is moved parts what a terminal puts into one cell, a change of style does not.
            var order = String(scalar)
            if scalar == "\u{1B}" { order += SentBytes.sequence(&scalars) }
            orders.insert(order)
            end()
            last = order
        }
        end()
    }

    /// The rest of an escape sequence after ESC, as far as it has the form of one.
    private static func sequence(_ scalars: inout ArraySlice<Unicode.Scalar>) -> String {
        var sequence = ""
        while let next = scalars.first, (0x20...0x2F).contains(next.value) {
            sequence.unicodeScalars.append(scalars.removeFirst())
        }
        guard let final = scalars.first, (0x30...0x7E).contains(final.value) else { return sequence }
        sequence.unicodeScalars.append(scalars.removeFirst())
        if final == "]", sequence == "]" {
            // A question about the terminal, up to ST.
            while let next = scalars.first, (0x20...0x7E).contains(next.value) {
                sequence.unicodeScalars.append(scalars.removeFirst())
            }
            if scalars.starts(with: ["\u{1B}", "\\"]) {
                sequence += "ST"
                scalars.removeFirst(2)
            }
            return sequence
        }
        guard final == "[", sequence == "[" else { return sequence }
        while let next = scalars.first, (0x20...0x7E).contains(next.value) {
            sequence.unicodeScalars.append(scalars.removeFirst())
            if next.value >= 0x40 { break }
        }
        return sequence
    }

    /// What should never have been sent.
    ///
    /// - Parameter isCurses: Whether a screen was drawn; a command sends no order but the end of a line.
    func intruders(isCurses: Bool) -> [String] {
        var found = faults
        for (text, order) in zip(texts, before) {
            // Our own left-to-right mark stands alone behind a cursor that was moved to an absolute place.
            if isCurses, text.unicodeScalars.elementsEqual(["\u{200E}"]), order?.last == "H" { continue }
            let forbidden = Corpus.forbidden(in: text)
            if !forbidden.isEmpty { found.append("\(forbidden) in \(text.debugDescription)") }
        }
        found += orders.filter { !SentBytes.isLawful($0, isCurses: isCurses) }.map(\.debugDescription)
        return found
    }

    private static func isLawful(_ order: String, isCurses: Bool) -> Bool {
        if order == "\r" || order == "\n" || order == "\r\n" { return true }
        guard isCurses, !order.contains(Corpus.telltale) else { return false }
        // The terminal's ground, and what it is; what xterm's alt sends, saved and restored.
        if ["\u{1B}]11;?ST", "\u{1B}[>c", "\u{1B}[?1036;1039s"].contains(order) { return true }
        if ["\u{8}", "\t", "\u{E}", "\u{F}"].contains(order) { return true }
        guard order.hasPrefix("\u{1B}") else { return false }
        let sequence = order.dropFirst()
        if ["(B", ")0", "7", "8", "=", ">", "M"].contains(sequence) { return true }
        // Moving, erasing, inserting, deleting, scrolling, modes, looks, margins, and the window's stack of titles.
        guard sequence.hasPrefix("["), let final = sequence.last, "ABCDGHJKLMPSTXZ@bdhlmrt".contains(final) else {
            return false
        }
        return sequence.dropFirst().dropLast().allSatisfy { "0123456789;?".contains($0) }
    }
}
