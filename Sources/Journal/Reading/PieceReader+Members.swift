import JSON
import Moderation

extension PieceReader {
    /// Reads the verb, behind the quotation mark that opens it, and its members.
    mutating func members(_ facts: inout EntryFacts) throws(LineFault) {
        if cursor.take(#"submit""#) {
            facts.verb = .submit
            try submission(&facts)
        } else if cursor.take(#"approve""#) {
            facts.verb = .approve
            facts.on = try numbers(#","on":["#, "on")
        } else if cursor.take(#"reject""#) {
            facts.verb = .reject
            facts.on = try numbers(#","on":["#, "on")
            try literal(#","reason":"#)
            facts.reason = try reason()
        } else if cursor.take(#"edit""#) {
            facts.verb = .edit
            facts.on = try numbers(#","on":["#, "on")
            guard facts.on.count == 1 else {
                throw LineFault(offset: cursor.offset, kind: .form, detail: "on: an edit names one comment")
            }
        } else if cursor.take(#"reopen""#) {
            facts.verb = .reopen
            facts.on = try numbers(#","on":["#, "on")
        } else if cursor.take(#"defer""#) {
            facts.verb = .defer
            facts.on = try numbers(#","on":["#, "on")
            try literal(#","until":""#)
            facts.moment = try moment("until")
            try literal("\"")
        } else if cursor.take(#"note""#) {
            facts.verb = .note
            facts.on = try numbers(#","on":["#, "on")
        } else if cursor.take(#"undo""#) {
            facts.verb = .undo
            try literal(#","entry":"#)
            facts.reference = try number("entry")
            facts.on = try numbers(#","on":["#, "on")
        } else if cursor.take(#"release""#) {
            facts.verb = .release
            try release(&facts)
        } else if cursor.take(#"erase""#) {
            facts.verb = .erase
            facts.on = try numbers(#","on":["#, "on")
            facts.blank = try numbers(#","blank":["#, "blank")
        } else if cursor.take(#"found""#) {
            facts.verb = .found
            try literal(#","format":1,"queue":"#)
            facts.queue = try uuid()
        } else {
            throw LineFault(offset: cursor.offset, kind: .form, detail: "do: no verb of the format")
        }
    }

    private mutating func submission(_ facts: inout EntryFacts) throws(LineFault) {
        try literal(#","comment":"#)
        let comment = try number("comment")
        facts.on = Piece(start: tail.numbers.count, count: 1)
        tail.numbers.append(comment)
        try literal(#","release":"#)
        facts.release = try slug()
        if cursor.take(#","parent":"#) {
            facts.reference = try number("parent")
            guard facts.reference > 0 else {
                throw LineFault(offset: cursor.offset, kind: .unlawful, detail: "parent: comments count from 1")
            }
        }
        try literal(#","submitted":""#)
        facts.moment = try moment("submitted")
        try literal("\"")
        if cursor.take(#","source":{"system":"#) {
            facts.sourceSystem = try text("source's system", most: Limits.sourceSystem)
            try literal(#","id":"#)
            facts.sourceID = try text("source's id", most: Limits.sourceID)
            try literal("}")
        }
        if cursor.take(#","state":""#) {
            if cursor.take(#"approved""#) {
                facts.base = .approved
            } else if cursor.take(#"rejected","reason":"#) {
                facts.base = .rejected
                facts.reason = try reason()
            } else {
                throw LineFault(
                    offset: cursor.offset, kind: .form, detail: "state: approved, or rejected with a reason")
            }
        }
    }

    private mutating func release(_ facts: inout EntryFacts) throws(LineFault) {
        try literal(#","release":"#)
        facts.release = try slug()
        try literal(#","title":"#)
        facts.title = try text("title", most: Limits.title)
        try literal(#","date":""#)
        facts.date = try date()
        if cursor.take(#","url":"#) { facts.url = try text("url", most: Limits.url) }
        if cursor.take(#","summary":"#) { facts.summary = try text("summary", most: Limits.summary) }
    }

    /// Reads the members of the content of the verb.
    mutating func contentMembers(_ facts: inout EntryFacts) throws(LineFault) {
        texts = Texts()
        try literal(#"{"salt":""#)
        guard cursor.offset + 32 <= bytes.count, HexDigest.areDigits(bytes, from: cursor.offset, count: 32) else {
            let fault = (cursor.offset..<bytes.count).first { !HexDigest.isDigit(bytes[$0]) }
            throw LineFault(
                offset: fault ?? bytes.count, kind: .form, detail: "salt: expected 32 hexadecimal digits")
        }
        cursor.advance(by: 32)
        try literal("\"")
        switch facts.verb {
        case .submit:
            try literal(#","author":{"name":"#)
            facts.name = try text("name", most: Limits.name)
            if cursor.take(#","email":"#) { facts.email = try text("email", most: Limits.email) }
            if cursor.take(#","site":"#) {
                texts.site = try text("site", most: Limits.site, isKept: options.keepsTexts)
            }
            if cursor.take(#","address":"#) { facts.address = try text("address", most: Limits.address) }
            try literal(#"},"body":"#)
            texts.body = try text("body", most: Limits.body, isKept: options.keepsTexts)
        case .edit:
            try literal(#","body":"#)
            texts.body = try text("body", most: Limits.body, isKept: options.keepsTexts)
            if cursor.take(#","note":"#) {
                texts.note = try text("note", most: Limits.note, isKept: options.keepsTexts)
            }
        case .approve, .reopen, .reject, .defer, .note:
            try literal(#","note":"#)
            texts.note = try text("note", most: Limits.note, isKept: options.keepsTexts)
        case .found, .release, .undo, .erase:
            throw LineFault(offset: cursor.offset, kind: .form, detail: "an entry of this verb has no content")
        }
        try literal("}")
    }
}
