/// Reads XML that comes in pieces, in bounded memory, and accepts what is ill-formed as long as the meaning is plain.
///
/// Plain is: an `&` by itself, a `<` that begins no tag, control characters, bytes that are not UTF-8 (they are
/// passed on), an attribute without quotation marks, anything before the first tag. Not plain, and so a
/// ``MarkupFault``: a closing tag that does not close the element that began last, and an end of the bytes inside an
/// element. Declarations are skipped; an entity that one of them declares is unknown.
///
/// Pass it bytes with ``append(_:)``, ask for ``next()`` until it wants ``Event/more``, and call ``finish()`` after the last.
package struct XMLScanner: Sendable {
    /// How many elements may stand inside one another.
    package static let deepest = 256
    /// How many bytes a tag may have.
    package static let longestTag = 1 << 20

    /// What comes next.
    package enum Event: Sendable {
        /// An element begins: see ``tag``.
        case opening
        /// An element ends: its name is in ``tag``.
        case closing
        /// Text, or a piece of one: see ``text``.
        case text
        /// Text of a CDATA section, or a piece of it.
        case cdata
        /// Further bytes are needed.
        case more
        /// Nothing comes any more: every element is closed.
        case end
    }

    /// The tag of the last ``Event/opening`` or ``Event/closing``.
    package private(set) var tag = Tag()
    /// The last piece of text, with references decoded.
    package private(set) var text: [UInt8] = []
    /// Whether the last piece of text is white space as it stands in the file, not written by references.
    package private(set) var isBlank = false
    /// How many elements are open, including the one of the last ``Event/opening``.
    package private(set) var depth = 0
    /// How many `&` and `<` were read as text that should have been references.
    package private(set) var strays = 0

    private var window: [UInt8] = []
    private var offset = 0
    private var isComplete = false
    private var counted = 0
    private var counter = PlaceCounter()
    private var mode = Mode.content
    private var hasBegun = false
    /// Whether the closing of an empty element is due.
    private var isClosingDue = false
    private var open = OpenElements()

    private enum Mode: Sendable {
        case content
        case cdata(MarkupPlace)
        /// Everything is skipped until this text comes.
        case passing(until: StaticString, MarkupPlace)
    }

    package init() {}

    /// Takes the next bytes of the file.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        count(to: offset)
        window.removeSubrange(..<offset)
        counted -= offset
        offset = 0
        window.append(contentsOf: bytes)
    }

    /// Notes that no bytes follow.
    package mutating func finish() { isComplete = true }

    /// Where the next event begins, or a little before it: white space may come between.
    package mutating func place() -> MarkupPlace {
        count(to: offset)
        return counter.place
    }

    /// Reads on to the next event.
    package mutating func next() throws(MarkupFault) -> Event {
        if isClosingDue {
            isClosingDue = false
            depth -= 1
            open.removeLast()
            return .closing
        }
        while true {
            switch mode {
            case .passing(let end, let place):
                guard pass(until: end) else { return try moreOr(MarkupFault(.cutOff, at: place)) }
                mode = .content
            case .cdata(let place):
                if let event = cdata() { return event }
                if case .cdata = mode { return try moreOr(MarkupFault(.cutOff, at: place)) }
            case .content:
                if let event = try content() { return event }
            }
        }
    }

    private mutating func count(to place: Int) {
        guard place > counted else { return }
        window.withUnsafeBytes { counter.advance(over: $0[counted..<place]) }
        counted = place
    }

    /// Asks for more bytes if there may be any.
    private func moreOr(_ fault: MarkupFault) throws(MarkupFault) -> Event {
        guard isComplete else { return .more }
        throw fault
    }

    /// Moves on past a text; keeps what may be its beginning if it does not come.
    private mutating func pass(until end: StaticString) -> Bool {
        let found = window.withUnsafeBytes { Bytes.index(of: end, in: $0, from: offset) }
        offset = found.map { $0 + end.utf8CodeUnitCount } ?? max(offset, window.count - end.utf8CodeUnitCount + 1)
        return found != nil
    }

    /// A piece of a CDATA section; `nil` at its end, and if more bytes are needed.
    private mutating func cdata() -> Event? {
        let found = window.withUnsafeBytes { Bytes.index(of: "]]>", in: $0, from: offset) }
        let end = found ?? max(offset, window.count - 2)
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: window[offset..<end])
        offset = end
        if found != nil {
            offset += 3
            mode = .content
        }
        return text.isEmpty || depth == 0 ? nil : .cdata
    }

    /// The next event outside of CDATA sections; `nil` when it lies further on.
    private mutating func content() throws(MarkupFault) -> Event? {
        guard offset < window.count else { return isComplete ? try end() : .more }
        guard window[offset] == UInt8(ascii: "<") else { return plainText() }
        let start = offset
        if let begun = beginsSection() {
            guard begun else { return try moreOr(MarkupFault(.cutOff, at: place())) }
            return nil
        }
        switch window.withUnsafeBytes({ tag.read($0, at: start) }) {
        case .none:
            return strayText()
        case .unfinished:
            let here = place()
            guard window.count - start <= XMLScanner.longestTag else { throw MarkupFault(.tooLong, at: here) }
            return try moreOr(MarkupFault(.cutOff, at: here))
        case .read(let end):
            return try element(at: start, end: end)
        }
    }

    /// Begins a comment, a declaration or a CDATA section; `nil` if there is none here, `false` if that can't be told yet.
    private mutating func beginsSection() -> Bool? {
        let kinds: [(opening: StaticString, closing: StaticString)] = [
            ("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"), ("<!", ">"),
        ]
        let start = offset
        for (opening, closing) in kinds {
            let (begins, breaksOff) = window.withUnsafeBytes {
                (Bytes.begins(opening, in: $0, at: start), Bytes.breaksOff(opening, in: $0, at: start))
            }
            if breaksOff { return window.count - start > 1 || !isComplete ? false : nil }
            guard begins else { continue }
            let here = place()
            offset += opening.utf8CodeUnitCount
            mode = opening.utf8CodeUnitCount == 9 ? .cdata(here) : .passing(until: closing, here)
            return true
        }
        return nil
    }

    /// Text up to the next `<`, as far as it is here; a reference that may go on is left for later.
    private mutating func plainText() -> Event? {
        let start = offset
        var end = window.withUnsafeBytes { Bytes.index(of: UInt8(ascii: "<"), in: $0, from: start) } ?? window.count
        if end == window.count, !isComplete {
            let tail = window[max(start, end - Entities.longest)..<end]
            if let reference = tail.lastIndex(of: UInt8(ascii: "&")),
                !window[reference..<end].contains(UInt8(ascii: ";"))
            {
                end = reference
            }
            if end == start { return .more }
        }
        offset = end
        guard depth > 0 else { return nil }
        text.removeAll(keepingCapacity: true)
        isBlank = window[start..<end].allSatisfy(\.isMarkupSpace)
        strays += window.withUnsafeBytes {
            Entities.decode(UnsafeRawBufferPointer(rebasing: $0[start..<end]), into: &text)
        }
        return .text
    }

    /// A `<` that begins no tag.
    private mutating func strayText() -> Event? {
        offset += 1
        guard depth > 0 else { return nil }
        strays += 1
        isBlank = false
        text = [UInt8(ascii: "<")]
        return .text
    }

    /// Takes the tag that was read.
    private mutating func element(at start: Int, end: Int) throws(MarkupFault) -> Event {
        if tag.kind == .closing {
            guard let last = open.lastName, last.elementsEqual(tag.name) else {
                throw MarkupFault(.closes(element: tag.name, instead: open.lastName.map(Array.init) ?? []), at: place())
            }
            open.removeLast()
            depth -= 1
            offset = end
            return .closing
        }
        let here = place()
        guard depth < XMLScanner.deepest else { throw MarkupFault(.tooDeep, at: here) }
        open.append(tag.name, at: here)
        depth += 1
        hasBegun = true
        isClosingDue = tag.kind == .empty
        offset = end
        return .opening
    }

    private mutating func end() throws(MarkupFault) -> Event {
        if let last = open.lastName { throw MarkupFault(.neverClosed(element: Array(last)), at: open.lastPlace) }
        guard hasBegun else { throw MarkupFault(.noElement, at: place()) }
        return .end
    }
}

/// The elements that are open, their names in one run of bytes.
private struct OpenElements: Sendable {
    private var names: [UInt8] = []
    private var elements: [(start: Int, place: MarkupPlace)] = []

    var lastName: ArraySlice<UInt8>? { elements.last.map { names[$0.start...] } }
    /// Where the last one begins.
    var lastPlace: MarkupPlace { elements.last?.place ?? MarkupPlace(line: 1, column: 1) }

    mutating func append(_ name: [UInt8], at place: MarkupPlace) {
        elements.append((names.count, place))
        names += name
    }

    mutating func removeLast() {
        guard let last = elements.popLast() else { return }
        names.removeSubrange(last.start...)
    }
}
