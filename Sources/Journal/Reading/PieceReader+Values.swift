import JSON
import Moderation

extension PieceReader {
    // Its text is known wherever this is called, so that taking it is a comparison or two.
    @inline(__always)
    mutating func literal(_ text: StaticString) throws(LineFault) {
        guard cursor.take(text) else { throw faultOfLiteral(text) }
    }

    /// What is wrong where bytes differ from an expected literal.
    @inline(never)
    private func faultOfLiteral(_ text: StaticString) -> LineFault {
        var cursor = cursor
        var offset = cursor.offset
        do throws(CanonicalFault) { try cursor.literal(text) } catch { offset = error.offset }
        return LineFault(offset: offset, kind: .form, detail: "expected \(text)")
    }

    mutating func number(_ member: StaticString) throws(LineFault) -> UInt32 {
        do {
            return try cursor.uint32()
        } catch {
            throw LineFault(error, in: member)
        }
    }

    /// Reads the rest of an array of ascending numbers, from `opening` on; there must be at least one.
    mutating func numbers(_ opening: StaticString, _ member: StaticString) throws(LineFault) -> Piece {
        try literal(opening)
        let start = tail.numbers.count
        var before: UInt32 = 0
        repeat {
            let offset = cursor.offset
            let value = try number(member)
            guard value > before else {
                throw LineFault(offset: offset, kind: .form, detail: "\(member): numbers ascend, from 1 on")
            }
            tail.numbers.append(value)
            before = value
        } while cursor.take(UInt8(ascii: ","))
        try literal("]")
        let count = tail.numbers.count - start
        guard count <= Limits.targets else {
            throw LineFault(
                offset: cursor.offset, kind: .form, detail: "\(member): more than \(Limits.targets) numbers")
        }
        return Piece(start: start, count: count)
    }

    /// Reads the 64 digits of a digest or a chain.
    mutating func digits(_ member: StaticString) throws(LineFault) -> Range<Int> {
        let start = cursor.offset
        let end = start + HexDigest.count
        guard end <= bytes.count, HexDigest.areDigits(bytes, from: start, count: HexDigest.count) else {
            let fault = (start..<min(end, bytes.count)).first { !HexDigest.isDigit(bytes[$0]) }
            throw LineFault(
                offset: fault ?? bytes.count, kind: .form, detail: "\(member): expected 64 hexadecimal digits")
        }
        cursor.offset = end
        return start..<end
    }

    /// Reads a time, without the quotation marks around it.
    mutating func moment(_ member: StaticString) throws(LineFault) -> Moment {
        guard let moment = FixedForm.moment(in: bytes, at: cursor.offset) else {
            throw LineFault(
                offset: cursor.offset, kind: .form,
                detail: "\(member): expected a time such as 2026-11-24T09:12:44.031Z")
        }
        cursor.offset += FixedForm.momentLength
        return moment
    }

    /// Reads a date and the quotation mark that closes it; the text is kept.
    mutating func date() throws(LineFault) -> Piece {
        let end = cursor.offset + FixedForm.dateLength
        guard FixedForm.days(in: bytes, at: cursor.offset) != nil else {
            throw LineFault(offset: cursor.offset, kind: .form, detail: "date: expected a day such as 2026-11-24")
        }
        let piece = keep(cursor.offset..<end)
        cursor.offset = end
        try literal("\"")
        return piece
    }

    /// Reads a string of 1 to `most` bytes of text.
    ///
    /// - Returns: Where it stands in the tail; `none` if it isn't kept.
    mutating func text(_ member: StaticString, most: Int, isKept: Bool = true) throws(LineFault) -> Piece {
        let string = try string(member)
        guard string.count > 0 else {
            throw LineFault(offset: string.start, kind: .form, detail: "\(member): an empty one is left out")
        }
        if isKept {
            let start = tail.bytes.count
            cursor.append(string, to: &tail.bytes)
            let piece = Piece(start: start, count: tail.bytes.count - start)
            if piece.count <= most { return piece }
        } else if string.count <= most {
            return .none
        } else if string.hasEscapes {
            var plain: [UInt8] = []
            cursor.append(string, to: &plain)
            if plain.count <= most { return .none }
        }
        throw LineFault(offset: string.start, kind: .form, detail: "\(member): more than \(most) bytes")
    }

    mutating func string(_ member: StaticString) throws(LineFault) -> CanonicalString {
        do {
            return try cursor.string()
        } catch {
            throw LineFault(error, in: member)
        }
    }

    mutating func login() throws(LineFault) -> Piece {
        let string = try string("by")
        let text = UnsafeRawBufferPointer(rebasing: bytes[string.range])
        if !string.hasEscapes, let piece = logins.find(text, in: tail.bytes) { return piece }
        // An escape stands for a control character or a quotation mark: only the resulting text matters.
        var plain: [UInt8] = []
        cursor.append(string, to: &plain)
        guard Login.allows(plain) else {
            throw LineFault(
                offset: string.start, kind: .form, detail: "by: expected 1 to 64 bytes without spaces and controls")
        }
        let piece = Piece(start: tail.bytes.count, count: plain.count)
        tail.bytes.append(contentsOf: plain)
        logins.remember(piece)
        return piece
    }

    mutating func slug() throws(LineFault) -> Piece {
        let string = try string("release")
        let text = UnsafeRawBufferPointer(rebasing: bytes[string.range])
        if !string.hasEscapes, let piece = slugs.find(text, in: tail.bytes) { return piece }
        guard !string.hasEscapes, FixedForm.isSlug(text) else {
            throw LineFault(offset: string.start, kind: .form, detail: "release: not a slug")
        }
        let piece = keep(string.range)
        slugs.remember(piece)
        return piece
    }

    mutating func reason() throws(LineFault) -> Piece {
        let string = try string("reason")
        guard !string.hasEscapes, ReasonCode.allows(UnsafeRawBufferPointer(rebasing: bytes[string.range])) else {
            throw LineFault(offset: string.start, kind: .form, detail: "reason: not a reason's code")
        }
        return keep(string.range)
    }

    mutating func uuid() throws(LineFault) -> Piece {
        let string = try string("queue")
        guard EntryLimits.isUUID(String(decoding: bytes[string.range], as: UTF8.self)) else {
            throw LineFault(offset: string.start, kind: .form, detail: "queue: expected a UUID in lower case")
        }
        return keep(string.range)
    }

    private mutating func keep(_ range: Range<Int>) -> Piece {
        let start = tail.bytes.count
        tail.bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[range]))
        return Piece(start: start, count: range.count)
    }
}

/// Values in which every byte has a fixed place, times and dates; and slugs. Read without a copy, some millions a second.
enum FixedForm {
    static let momentLength = 24
    static let dateLength = 10

    /// Reads a time such as `2026-11-24T09:12:44.031Z`; `nil` for anything else, including a day that does not exist.
    static func moment(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Moment? {
        guard bytes.count - offset >= momentLength, let days = days(in: bytes, at: offset),
            bytes[offset + 10] == UInt8(ascii: "T"), bytes[offset + 13] == UInt8(ascii: ":"),
            bytes[offset + 16] == UInt8(ascii: ":"), bytes[offset + 19] == UInt8(ascii: "."),
            bytes[offset + 23] == UInt8(ascii: "Z"),
            let hour = number(in: bytes, at: offset + 11, digits: 2), hour < 24,
            let minute = number(in: bytes, at: offset + 14, digits: 2), minute < 60,
            let second = number(in: bytes, at: offset + 17, digits: 2), second < 60,
            let millisecond = number(in: bytes, at: offset + 20, digits: 3)
        else { return nil }
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second
        return Moment(milliseconds: Int64(seconds * 1_000 + millisecond))
    }

    /// Reads a date such as `2026-11-24`, as days since 1970-01-01.
    static func days(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int? {
        guard bytes.count - offset >= dateLength, bytes[offset + 4] == UInt8(ascii: "-"),
            bytes[offset + 7] == UInt8(ascii: "-"), let year = number(in: bytes, at: offset, digits: 4),
            let month = number(in: bytes, at: offset + 5, digits: 2),
            let day = number(in: bytes, at: offset + 8, digits: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)?.daysSince1970
    }

    /// Whether bytes are the slug of a release, as ``Slug`` defines it.
    static func isSlug(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard (1...128).contains(bytes.count), isAlphanumeric(bytes[0]) else { return false }
        for byte in bytes {
            guard isAlphanumeric(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F else { return false }
        }
        return true
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }

    @inline(__always)
    private static func number(in bytes: UnsafeRawBufferPointer, at offset: Int, digits: Int) -> Int? {
        var value = 0
        for place in offset..<offset + digits {
            let digit = bytes[place] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
