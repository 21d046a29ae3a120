import DeskDoubles
import Moderation
import Seeded
import Text

/// Judges a comment the slow and plain way: from the comment, its history and its text, term by term.
struct QueryOracle {
    let world: QueryWorld
    /// Whether texts and records count as they were when the comment arrived.
    var isOnArrival = false
    /// The texts in force, folded, runs of white space as one space, none at the ends; by number less one.
    private let plain: [[ArraySlice<UInt8>]?]
    private let words: WordMatcher

    init(world: QueryWorld) {
        self.world = world
        plain = world.numbers.map { number in
            world.body(of: number).map { body in
                Folding.fold(body).split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
            }
        }
        words = WordMatcher(world.context.words)
    }

    func matches(_ query: Query, _ number: CommentNumber) -> Bool {
        isKnown(query.node) && matches(query.node, number, entry: nil)
    }

    /// Whether the world knows all that a query speaks of: what it doesn't know matches nothing, negated or not.
    private func isKnown(_ node: QueryNode) -> Bool {
        var isKnown = true
        node.forEachTerm { term in
            switch term {
            case .likely: isKnown = false
            case .word(let lists):
                isKnown = isKnown && lists.allSatisfy { list in world.context.words.contains { $0.name == list } }
            case .rule(let names):
                isKnown = isKnown && names.allSatisfy { name in world.context.rules.contains { $0.name == name } }
            case .release(let slugs):
                isKnown = isKnown && slugs.allSatisfy { slug in QueryWorld.slugs.contains(slug) }
            case .reason(let codes):
                isKnown =
                    isKnown
                    && codes.allSatisfy { code in
                        world.context.reasons.contains(code) || world.queue.reasonIndex(code) != nil
                    }
            case .number(let ranges):
                isKnown = isKnown && ranges.allSatisfy { $0.count > 1 || isThere($0.lowerBound) }
            case .same(let numbers), .like(let numbers): isKnown = isKnown && numbers.allSatisfy(isThere)
            case .entry(let numbers): isKnown = isKnown && numbers.allSatisfy { $0 <= world.entries.count }
            case .view(let name):
                isKnown = isKnown && (world.context.views.named(name).map { self.isKnown($0.query.node) } ?? false)
            default: break
            }
        }
        return isKnown
    }

    private func isThere(_ number: UInt32) -> Bool { world.numbers.contains(CommentNumber(number)) }

    /// Whether a comment would have matched when it arrived: everything was pending then.
    func matchesOnArrival(_ query: Query, _ number: CommentNumber) -> Bool {
        isKnown(query.node) && matches(pending(query.node), number, entry: nil)
    }

    /// The rules of this world say nothing of the state but pending.
    private func pending(_ node: QueryNode) -> QueryNode {
        switch node {
        case .term(.is([.pending])): .all([])
        case .term(.rule(let names)):
            .any(world.context.rules.filter { names.contains($0.name) }.map { pending($0.when.node) })
        case .term: node
        case .not(let inner): .not(pending(inner))
        case .all(let parts): .all(parts.map(pending))
        case .any(let parts): .any(parts.map(pending))
        }
    }

    /// Whether an entry matches by at least one of the comments that it touched.
    func matches(_ query: Query, entry: Entry) -> Bool {
        isKnown(query.node) && entry.act.on.contains { matches(query.node, $0, entry: entry) }
    }

    private func matches(_ node: QueryNode, _ number: CommentNumber, entry: Entry?) -> Bool {
        switch node {
        case .term(let term): matches(term, number, entry)
        case .not(let inner): !matches(inner, number, entry: entry)
        case .all(let parts): parts.allSatisfy { matches($0, number, entry: entry) }
        case .any(let parts): parts.contains { matches($0, number, entry: entry) }
        }
    }

    private func matches(_ term: QueryTerm, _ number: CommentNumber, _ entry: Entry?) -> Bool {
        guard let comment = world.queue[number] else { return false }
        let body = isOnArrival ? world.submitted(number) : world.body(of: number)
        switch term {
        case .text(let text): return contains(body, text) || contains(comment.authorName, text)
        case .author(let text): return contains(comment.authorName, text)
        case .email(let text): return contains(comment.authorEmail, text)
        case .address(let text): return contains(comment.address, text)
        case .authorIs(let name): return isSame(comment.authorName, name)
        case .emailIs(let email):
            return comment.authorName != nil && (comment.authorEmail ?? "").utf8.elementsEqual(email.utf8)
        case .addressIs(let address):
            return comment.address.map { NetworkAddress.form(of: $0) == NetworkAddress.form(of: address) } ?? false
        case .body(let text): return contains(body, text)
        case .release(let slugs): return slugs.contains(comment.release)
        case .reason(let reasons):
            guard let entry else { return comment.reason.map { reasons.contains($0) } ?? false }
            if case .reject(_, let reason) = entry.act { return reasons.contains(reason) }
            return false
        case .by(let logins):
            if let entry { return logins.contains(entry.by) }
            return decision(of: number).map { logins.contains($0.by) } ?? false
        case .is(let aspects): return aspects.contains { isAspect($0, comment) }
        case .has(let features):
            let findings = body.map { Findings(body: $0, name: nil, words: words) }
            return features.contains { feature in
                switch feature {
                case .link: findings.map { !$0.links.isEmpty } ?? false
                case .email: findings.map { !$0.emails.isEmpty } ?? false
                case .phone: findings.map { !$0.phones.isEmpty } ?? false
                case .hidden: findings.map { !$0.hidden.isEmpty } ?? false
                case .word: findings.map { !$0.words.isEmpty } ?? false
                case .note:
                    world.queue.changes(of: number).contains { $0.verb == .note && !$0.isStruck }
                case .trap: isTrapped(comment)
                case .siteEdit: isEditedBySite(comment)
                }
            }
        case .number(let ranges): return ranges.contains { $0.contains(number.rawValue) }
        case .entry(let entries):
            return entries.contains {
                world.entries.indices.contains(Int($0) - 1) && world.entries[Int($0) - 1].act.on.contains(number)
            }
        case .same(let numbers):
            return numbers.contains { isSame(number, CommentNumber($0)) }
        case .like(let numbers):
            return numbers.contains { isAlike(number, CommentNumber($0)) }
        case .word(let lists):
            return body.map {
                Findings(body: $0, name: nil, words: words).words.contains { word in lists.contains(word.list) }
            } ?? false
        case .host(let hosts):
            let links = body.map { Findings(body: $0, name: nil, words: words).links } ?? []
            return links.contains { link in hosts.contains { ("." + link.host).hasSuffix("." + $0) } }
        case .rule(let names):
            return world.context.rules.contains { rule in
                names.contains(rule.name) && matches(rule.when.node, number, entry: nil)
            }
        case .count(.links, let ranges):
            guard let body else { return false }
            let count = Findings(body: body, name: nil, words: words).links.count
            return ranges.contains { $0.contains(UInt32(count)) }
        case .count(.length, let ranges):
            guard let body else { return false }
            let count = String(decoding: Folding.fold(body), as: UTF8.self).count { $0.isLetter || $0.isNumber }
            return ranges.contains { $0.contains(UInt32(count)) }
        case .script(let scripts): return body.flatMap { Script.most(of: $0) }.map { scripts.contains($0) } ?? false
        case .lang(let languages): return body.map { languages.contains(TextLanguage(of: $0)) } ?? false
        case .view(let name):
            return world.context.views.named(name).map { matches($0.query.node, number, entry: entry) } ?? false
        case .count(let count, let ranges):
            guard let value = record(count, of: comment) else { return false }
            return ranges.contains { $0.contains(UInt32(value)) }
        // Nothing is likely where too little was decided.
        case .likely: return false
        case .before(let day): return (entry?.at ?? comment.submitted) < start(day)
        case .after(let day): return (entry?.at ?? comment.submitted) >= start(day)
        case .decidedBefore(let day): return decision(of: number).map { $0.at < start(day) } ?? false
        case .decidedAfter(let day): return decision(of: number).map { $0.at >= start(day) } ?? false
        }
    }

    /// What the record of an author or an address counts, comment by comment.
    private func record(_ count: QueryCount, of comment: Comment) -> Int? {
        switch count {
        case .links, .length: return nil
        case .authorApproved, .authorRejected:
            guard let name = comment.authorName else { return nil }
            return world.numbers.count { other in
                guard let its = world.queue[other], let itsName = its.authorName else { return false }
                return itsName == name && (its.authorEmail ?? "").utf8.elementsEqual((comment.authorEmail ?? "").utf8)
                    && stands(other, before: comment) == (count == .authorApproved ? .approved : .rejected)
            }
        case .addressApproved, .addressRejected:
            guard let address = comment.address else { return nil }
            return world.numbers.count { other in
                guard let its = world.queue[other]?.address else { return false }
                return NetworkAddress.form(of: its) == NetworkAddress.form(of: address)
                    && stands(other, before: comment) == (count == .addressApproved ? .approved : .rejected)
            }
        case .burst:
            guard let address = comment.address else { return nil }
            var burst = 1
            for other in world.numbers where other < comment.number {
                guard let its = world.queue[other], let from = its.address, from.utf8.elementsEqual(address.utf8) else {
                    continue
                }
                let age = comment.submitted.milliseconds - its.submitted.milliseconds
                if (0..<600_000).contains(age) { burst += 1 }
            }
            return burst
        }
    }

    /// How another comment stands, or stood when this one arrived; `nil` if that came later.
    private func stands(_ other: CommentNumber, before comment: Comment) -> State? {
        guard isOnArrival else { return world.queue.state(of: other) }
        let arrival = world.queue.submission(of: comment.number)
        return world.queue.changes(of: other).last { $0.entry < arrival }?.after.state
    }

    private func submission(of comment: Comment) -> (Submission, by: Login)? {
        let entry = world.entries[Int(world.queue.submission(of: comment.number).rawValue) - 1]
        guard case .submit(let submission) = entry.act else { return nil }
        return (submission, entry.by)
    }

    private func isTrapped(_ comment: Comment) -> Bool {
        submission(of: comment)?.0.source?.system.hasPrefix("form:") ?? false
    }

    private func isEditedBySite(_ comment: Comment) -> Bool {
        guard comment.state == .approved, let (submission, by) = submission(of: comment), submission.source != nil,
            case let last = world.entries[Int(world.queue.version(of: comment.number).rawValue) - 1], last.by == by
        else { return false }
        if case .edit = last.act { return true }
        return false
    }

    private func isAspect(_ aspect: Aspect, _ comment: Comment) -> Bool {
        switch aspect {
        case .pending: comment.state == .pending && !comment.isDeferred(at: world.context.now)
        case .deferred: comment.state == .pending && comment.isDeferred(at: world.context.now)
        case .approved: comment.state == .approved
        case .rejected: comment.state == .rejected
        case .erased: comment.state == .erased
        case .edited: comment.isEdited
        case .reply: comment.parent != nil
        case .duplicate: world.numbers.contains { $0 != comment.number && isSame($0, comment.number) }
        case .any: true
        }
    }

    private func decision(of number: CommentNumber) -> CommentChange? {
        guard world.queue.state(of: number) != .erased else { return nil }
        return world.queue.changes(of: number)
            .last { ($0.verb == .approve || $0.verb == .reject) && $0.undone == nil }
    }

    private func isSame(_ one: CommentNumber, _ other: CommentNumber) -> Bool {
        guard world.queue.contains(one), world.queue.contains(other),
            let first = plain[Int(one.rawValue) - 1], let second = plain[Int(other.rawValue) - 1]
        else { return false }
        return first == second
    }

    private func isAlike(_ one: CommentNumber, _ other: CommentNumber) -> Bool {
        guard world.queue.contains(other), let first = world.body(of: one), let second = world.body(of: other) else {
            return false
        }
        return isSame(one, other)
            || QueryOracle.areAlike(QueryOracle.stretches(of: first), QueryOracle.stretches(of: second))
    }

    static func areAlike(_ ones: Set<[Unicode.Scalar]>, _ others: Set<[Unicode.Scalar]>) -> Bool {
        let fewer = min(ones.count, others.count)
        return fewer >= 40 && Double(ones.intersection(others).count) / Double(fewer) >= 0.6
    }

    /// The stretches of five letters, made the plain way.
    static func stretches(of body: String) -> Set<[Unicode.Scalar]> {
        var bytes = Array(body.utf8)
        for link in Findings(body: body, name: nil, words: WordMatcher([])).links.reversed() {
            bytes.replaceSubrange(link.range, with: [0x20])
        }
        let folded = String(decoding: Folding.fold(String(decoding: bytes, as: UTF8.self)), as: UTF8.self)
        let words = folded.unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        let letters = words.joined(separator: [" "]).map { "0"..."9" ~= $0 ? "0" as Unicode.Scalar : $0 }
        guard letters.count >= 5 else { return [] }
        return Set((0...letters.count - 5).map { Array(letters[$0..<$0 + 5]) })
    }

    /// The names of this world are short: the standard library may compare them.
    private func isSame(_ name: String?, _ other: String) -> Bool {
        name.map { $0 == other } ?? false
    }

    private func contains(_ text: String?, _ words: String) -> Bool {
        guard let text else { return false }
        let haystack = blanksJoined(Folding.fold(text))
        let needle = blanksJoined(Folding.fold(words))
        guard haystack.count >= needle.count else { return false }
        return (0...haystack.count - needle.count).contains { haystack[$0...].starts(with: needle) }
    }

    private func blanksJoined(_ text: [UInt8]) -> [UInt8] {
        var joined: [UInt8] = []
        for byte in text {
            let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isBlank || joined.last != 0x20 { joined.append(isBlank ? 0x20 : byte) }
        }
        return joined
    }

    private func start(_ day: QueryDay) -> Moment {
        day.start(now: world.context.now, zone: world.context.zone)
    }
}

/// Makes random queries of what the random queues are made of.
struct QueryMaker {
    var generator: SeededGenerator

    mutating func query() throws -> Query {
        try Query(text(depth: 3))
    }

    private mutating func text(depth: Int) -> String {
        switch Int.random(in: 0..<(depth == 0 ? 6 : 12), using: &generator) {
        case 0...5: term()
        case 6: "-" + term()
        case 7, 8: "(" + text(depth: depth - 1) + " " + text(depth: depth - 1) + ")"
        case 9, 10: "(" + text(depth: depth - 1) + " OR " + text(depth: depth - 1) + ")"
        default: "NOT (" + text(depth: depth - 1) + ")"
        }
    }

    private mutating func term() -> String {
        let number = Int.random(in: 1...30, using: &generator)
        let terms = [
            "cilveku", "ĪR", "kredīt", "liga", "ozoliņa", "петров", "王", "\"paldies!\"", "e", "nekas",
            "author:juris", "author:\"līga o\"", "author:é", "email:example.LV", "email:@", "address:192.0",
            "address:db8", "author:=JURIS", "author:=Juris", "author:=\"Līga Ozoliņa\"", "author:=\u{E9}e",
            "email:=\"\"",
            "email:=liga@example.lv", "email:=LIGA@example.lv", "address:=192.0.2.41", "address:=192.0.2.4",
            "address:=2001:DB8:0:0::1", "address:=::ffff:192.0.2.41", "\"cilveku  tirdznieciba\"", "\"\u{A0}ir\"",
            "body:20000000", "body:\"ir nozieg\"", "release:alfa", "release:beta,Gamma", "release:none",
            "reason:spam", "reason:abuse,other", "by:anna", "by:juris,zane", "by:nobody", "is:pending", "is:deferred",
            "is:approved,rejected", "is:erased", "is:edited", "is:reply", "is:duplicate", "is:any",
            "is:pending,edited,duplicate", "has:link", "has:email", "has:phone", "has:hidden", "has:word", "has:note",
            "has:trap", "has:site-edit",
            "has:link,note", "number:\(number)", "number:3,\(number)..\(number + 9)", "entry:\(number * 4)",
            "word:nauda", "word:cita,nauda", "word:cita", "host:example", "host:kredits24.example,example.com",
            "links:0", "links:1..", "links:..3", "length:..10", "length:5..30,70..", "length:1",
            "author-approved:0", "author-approved:1..", "author-rejected:1..3", "address-approved:..1",
            "address-rejected:2..", "burst:2", "rule:links", "rule:strange,money", "rule:none",
            "script:latin", "script:cyrillic,han", "lang:lv", "lang:ru,en", "lang:?", "view:nauda",
            "view:\"Mana rinda\"",
            "view:nav", "entry:999999", "same:\(number)", "same:9999", "like:\(number)", "like:9999", "likely:spam",
            "likely:any",
            "before:7d", "after:4w",
            "before:2026-11-24",
            "after:2026-11-22", "decided-before:3d", "decided-after:5d", "decided-after:2026-11-20",
        ]
        return terms[Int.random(in: 0..<terms.count, using: &generator)]
    }
}
