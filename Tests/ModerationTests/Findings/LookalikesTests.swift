import DeskDoubles
import Moderation
import Seeded
import Testing

@Suite("Names that look like another's")
struct LookalikesTests {
    private func office(_ authors: [(name: String, email: String?)], settings: Settings = Settings()) throws -> Office {
        let office = try Office(comments: 0, settings: settings)
        for author in authors {
            try office.desk.submit("Body", by: Author(name: author.name, email: author.email), to: .brussels)
        }
        return office
    }

    private func original(
        _ number: UInt32, _ office: Office, moderators: [Login: String]? = nil
    ) -> Lookalikes.Original? {
        var lookalikes = Lookalikes(moderators: moderators)
        if let job = lookalikes.missing(in: office.queue) { lookalikes.take(job.run()) }
        return lookalikes.original(ofAuthorOf: CommentNumber(number), in: office.queue)
    }

    @Test(
        "The younger name is marked, the older is not",
        arguments: [
            ("Anna", "Аnna"), ("paypal", "раураl"), ("Līga Ozoliņa", "Līga Оzoliņа"), ("Olegs", "0legs"),
            ("Ilze", "llze"),
            ("Anna", "Anna\u{200B}"), ("Anna B", "Anna  B "), ("Anna", "Ａｎｎａ"), ("Anna", "𝐀𝐧𝐧𝐚"), ("Мария", "Mapия"),
        ])
    func younger(original name: String, imitator: String) throws {
        let office = try office([(name, nil), (imitator, nil)])
        #expect(original(1, office) == nil)
        #expect(original(2, office) == .author(name: name, approved: 0))
    }

    @Test("Other names and the same name again are not marked", arguments: ["Anna", "anna", "Ānna", "Annа B", "Hanna"])
    func others(name: String) throws {
        let office = try office([("Anna", "anna@example.lv"), (name, "x@example.lv")])
        #expect(original(1, office) == nil)
        #expect(original(2, office) == nil)
    }

    @Test(
        "Names that are canonically equivalent are one name, and what is approved of one spelling is of all",
        arguments: [
            ("Jānis", "Ja\u{304}nis"), ("\u{1EAD}", "a\u{302}\u{323}"), ("\u{212B}sa", "A\u{30A}sa"),
            ("한", "\u{1112}\u{1161}\u{11AB}"),
        ])
    func equivalent(name: String, spelling: String) throws {
        for (one, other) in [(name, spelling), (spelling, name)] {
            let office = try office([(one, nil), (other, nil), (other + "\u{200B}", nil)])
            #expect(original(1, office) == nil)
            #expect(original(2, office) == nil)
            try office.decide(.approve, on: [1])
            #expect(original(2, office) == nil)
            #expect(original(3, office) == .author(name: one, approved: 1))
            try office.decide(.approve, on: [2])
            #expect(original(3, office) == .author(name: one, approved: 2))
        }
    }

    @Test("The one with more comments approved is imitated, also if younger")
    func approved() throws {
        let office = try office([("Аnna", nil), ("Anna", nil), ("Anna", "other@example.lv"), ("Аnna", nil)])
        try office.decide(.approve, on: [2, 3])
        #expect(original(1, office) == .author(name: "Anna", approved: 2))
        #expect(original(2, office) == nil)
        #expect(original(3, office) == nil)
        try office.decide(.approve, on: [1])
        #expect(original(1, office) == .author(name: "Anna", approved: 2))
        try office.undo()
        try office.decide(.reject(.spam), on: [2, 3])
        #expect(original(1, office) == nil)
        #expect(original(2, office) == .author(name: "Аnna", approved: 0))
    }

    @Test("Names under the same e-mail are one person's")
    func sameEmail() throws {
        let office = try office([("Anna", "j@example.lv"), ("Аnna", "j@example.lv"), ("Аnna", nil)])
        #expect(original(2, office) == nil)
        #expect(original(3, office) == .author(name: "Anna", approved: 0))
    }

    @Test("A name that is gone imitates nobody and is imitated by nobody")
    func erased() throws {
        let office = try office([("Anna", nil), ("Аnna", nil)])
        try office.decide(.erase(blank: []), on: [1])
        #expect(original(1, office) == nil)
        #expect(original(2, office) == nil)
    }

    @Test(
        "A moderator's login and name are protected, however they are capitalised",
        arguments: [
            ("Аnna", "anna"), ("аnna", "anna"), ("ANNА", "anna"), ("Anna Bērziņа", "Anna Bērziņa"), ("Anna", nil),
            ("Anna Berzina", nil), ("Juris", nil), ("ANNA BĒRZIŅA", nil), ("Anna Be\u{304}rzin\u{327}a", nil),
            ("Ａｎｎａ", "anna"), ("ａｎｎａ", "anna"), ("𝐀𝐧𝐧𝐚", "anna"), ("𝒶𝓃𝓃𝒶", "anna"), ("ⓐnna", "anna"), ("ᵃnna", "anna"),
            ("ₐnna", "anna"),
            ("An\u{200B}na", "anna"), ("an\u{AD}na", "anna"), ("Anna\u{A0}Bērziņa", "Anna Bērziņa"),
            ("Anna\u{3164}Bērziņa", "Anna Bērziņa"), ("Anna\u{FFA0}Bērziņa", "Anna Bērziņa"),
            ("Anna\u{2800}Bērziņa", "Anna Bērziņa"), ("Anna\u{2065} Bērziņa", "Anna Bērziņa"),
            ("Anna\u{FFF0} Bērziņa", "Anna Bērziņa"), ("Anna\u{E0FFF} Bērziņa", "Anna Bērziņa"),
            ("An\u{3164}na", "anna"), ("🅰🅽🅽🅰", "anna"), ("🅐🅝🅝🅐", "anna"), ("ᴀɴɴᴀ", "anna"),
            ("ᴀɴɴᴀ ʙᴇʀᴢɪɴᴀ", "Anna Bērziņa"),
            ("Anna  Bērziņa", "Anna Bērziņa"), ("Ａnna Ｂērziņa", "Anna Bērziņa"), ("𝖠𝗇𝗇𝖺 𝖡𝖾𝗋𝗓𝗂𝗇𝖺", "Anna Bērziņa"),
        ] as [(String, String?)])
    func moderators(name: String, imitated: String?) throws {
        let office = try office([(name, nil)])
        let found = original(1, office, moderators: [.anna: "Anna Bērziņa"])
        #expect(found == imitated.map { .moderator($0) })
    }

    @Test(
        "A moderator's name is compared as it is written, too",
        arguments: [
            ("Ilze", "llze", true), ("Ilze", "1lze", true), ("Ilze", "ilze", false), ("Oto", "0to", true),
            ("Straße", "STRASSE", false),
            ("Łukasz", "lukasz", false), ("Łukasz", "Ł\u{2060}ukasz", true), ("Нина", "Hинa", true), ("Ａ", "Ａ", false),
            ("Ａ", "A", false),
            ("Juris Ozols", "JURlS OZOLS", true), ("Juris Ozols", "Jurıs Ozols", true),
            ("Juris Ozols", "JURIS OZOLS", false),
            ("Rafi", "Raﬁ", true), ("Ｏ", "О", true), ("Σίσυφος", "σίσυφοσ", false), ("O'Hara", "O’Hara", false),
        ])
    func asWritten(moderator: String, name: String, isImitated: Bool) throws {
        let office = try office([(name, nil)])
        let found = original(1, office, moderators: [.zane: moderator])
        #expect(found == (isImitated ? .moderator(moderator) : nil))
    }

    @Test("Made bit by bit, it knows the same as made at once")
    func incremental() throws {
        let office = try Office(comments: 0)
        var lookalikes = Lookalikes()
        let letters = ["a", "а", "o", "о", "0", "p", "р"]
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let name = (0..<3).map { _ in letters.randomElement(using: &generator) ?? "a" }.joined()
            try office.desk.submit("Body", by: Author(name: name), to: .brussels)
            if Int.random(in: 0..<9, using: &generator) == 0, let job = lookalikes.missing(in: office.queue) {
                lookalikes.take(job.run())
            }
        }
        if let job = lookalikes.missing(in: office.queue) { lookalikes.take(job.run()) }
        for number in 1...300 as ClosedRange<UInt32> {
            let found = lookalikes.original(ofAuthorOf: CommentNumber(number), in: office.queue)
            #expect(found == original(number, office), "#\(number)")
        }
        #expect(lookalikes.missing(in: office.queue) == nil)
    }

    @Test("A stale batch is left out, and what is not known yet is not told")
    func stale() throws {
        let office = try office([("Anna", nil), ("Аnna", nil)])
        var lookalikes = Lookalikes()
        #expect(lookalikes.original(ofAuthorOf: CommentNumber(2), in: office.queue) == nil)
        let job = try #require(lookalikes.missing(in: office.queue))
        #expect(job.count == 2)
        lookalikes.take(job.run())
        lookalikes.take(job.run())
        #expect(lookalikes.original(ofAuthorOf: CommentNumber(2), in: office.queue) != nil)
        #expect(lookalikes.missing(in: office.queue) == nil)
    }

    @Test("A flood of variants hides nobody older")
    func flood() throws {
        let variants = (0..<200).map { "Anna" + String(repeating: "\u{200B}", count: $0 + 1) }
        let office = try office([("Anna", nil)] + variants.map { ($0, nil) })
        try office.decide(.approve, on: [1])
        #expect(original(201, office) == .author(name: "Anna", approved: 1))
    }
}
