import Corpus
import DeskDoubles
import Moderation
import Seeded

/// The queue that the frames show: ten comments under one release, as a press office might have them on a morning.
enum Scene {
    static let anna = login("anna")
    static let juris = login("juris")
    static let zane = login("zane")
    static let slug = name(Slug("konference"))
    static let police = name(Slug("krapnieki"))
    /// 2026-11-24 14:12 in Riga.
    static let now = time("2026-11-24T12:12:00.000Z")

    /// Rules that mark some of the ten.
    static let rules = [
        rule("newcomer-link", "has:link author-approved:0", "link from a newcomer", "saite no jauna autora"),
        rule("praise", "paldies OR спасибо", "praise", "uzslava"),
    ]

    static func rule(_ text: String, _ when: String, _ english: String, _ latvian: String) -> Settings.Rule {
        Settings.Rule(
            name: name(ReasonCode(text)), when: name(try? Query(when, for: .rule)), english: english, latvian: latvian)
    }

    static func login(_ text: String) -> Login { name(Login(text)) }

    static func name<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a test names something that is no name") }
        return value
    }

    static func time(_ text: String) -> Moment { name(Moment(journal: text.utf8)) }
    static func number(_ raw: UInt32) -> CommentNumber { CommentNumber(raw) }

    /// An empty desk with the two releases.
    static func desk(as login: Login = anna, now: Moment = now, settings: Settings? = nil) throws -> InMemoryDesk {
        var own = settings ?? Settings()
        if own.site == nil { own.site = "Iekšlietu ministrija" }
        own.target = 2 * Moment.day
        let desk = InMemoryDesk(as: login, settings: own, now: now)
        // As the desk on disk: what others wrote meanwhile is taken by the console before its act goes on.
        desk.asksQueues = true
        try desk.release(
            slug, title: "Iekšlietu ministrija piedalās cilvēku tirdzniecības novēršanas konferencē Briselē",
            date: CivilDate(year: 2010, month: 10, day: 15),
            summary: "Briselē notiek konference.\n\nTajā piedalās ministre.")
        try desk.release(
            police, title: "Valsts policija brīdina par krāpniekiem, kas uzdodas par bankas darbiniekiem",
            date: CivilDate(year: 2010, month: 10, day: 12))
        return desk
    }

    /// The ten comments, and a spun wave of advertisement after them.
    static func wave(_ count: Int, settings: Settings? = nil) throws -> InMemoryDesk {
        let desk = try ten(settings: settings)
        var generator = SeededGenerator(seed: 15)
        for index in 0..<count {
            try desk.submit(
                SpunTexts.advertisement(.latvian, using: &generator), by: Author(name: "Nauda \(index)"), to: slug,
                submitted: now)
        }
        return desk
    }

    /// The desk with the ten comments: numbers 1 to 10.
    static func ten(as login: Login = anna, settings: Settings? = nil) throws -> InMemoryDesk {
        let desk = try desk(as: login, settings: settings)
        func submit(
            _ name: String, _ email: String?, _ address: String?, _ at: String, _ body: String, parent: UInt32? = nil
        ) throws {
            try desk.submit(
                body, by: Author(name: name, email: email, address: address), to: slug,
                parent: parent.map { number($0) }, submitted: time(at))
        }
        try submit(
            "Inese Kalniņa", "inese@example.lv", "192.0.2.10", "2026-11-22T09:12:00.000Z",
            "Paldies par darbu! Vai konferences materiāli būs pieejami arī latviešu valodā?")
        try submit(
            "Juris K.", nil, "192.0.2.11", "2026-11-22T10:40:00.000Z",
            "Cik šis brauciens izmaksās nodokļu maksātājiem un kāpēc tur brauc tik daudzi?")
        try submit(
            "Олег Петров", "oleg@example.lv", "192.0.2.12", "2026-11-23T08:00:00.000Z",
            "Спасибо за информацию. А где можно прочитать подробнее о конференции?")
        try submit(
            "Kredīts 24", "info@kredits24.example", "203.0.113.5", "2026-11-23T09:30:00.000Z",
            "Ātrie kredīti bez ķīlas! Piesakies tagad: http://kredits24.example/lv")
        try submit(
            "Līga Ozoliņa", "liga@example.lv", "192.0.2.41", "2026-11-23T13:58:00.000Z",
            "Mana māsa pērn tika savervēta darbam Īrijā, viņai atņēma pasi un neko nemaksāja. Policijā man teica, ka "
                + "pierādījumu ir par maz.\n\nZvaniet man: 20000000, es visu izstāstīšu. Kur vēl varu vērsties pēc "
                + "palīdzības?")
        try submit(
            "Andris", nil, "192.0.2.13", "2026-11-23T16:05:00.000Z",
            "Kā vienmēr – tukša runāšana, bet reāli nekas nemainās. Konferences, banketi, un atkal klusums.")
        try submit(
            "Māris Liepiņš", "maris@example.lv", "198.51.100.7", "2026-11-24T07:03:00.000Z",
            "Juri, ceļa izdevumus sedz konferences rīkotāji, tas bija rakstīts arī ielūgumā.", parent: 2)
        try submit(
            "Аdmin", nil, "203.0.113.9", "2026-11-24T10:07:00.000Z",
            "Cienījamie lasītāji, apstipriniet savu kontu šeit:\nhttp://iem.gov.lv.parbaude.example/ieeja\n"
                + "\u{202E}vl.vog.mei\u{202C} ir mūsu īstā lapa.\u{1B}[2J\u{1B}]0;root\u{07}\n"
                + "Steid\u{200B}zieties, konts tiks slēgts!")
        try submit(
            "Skaidrīte", nil, "192.0.2.14", "2026-11-24T11:24:00.000Z",
            "Skursteņslauķa mūsu pagastā nav jau trešo gadu, kurš par to atbild?")
        try submit("王小明", nil, "192.0.2.15", "2026-11-24T12:09:00.000Z", "请问会议资料有英文版吗？ 👍")
        try desk.write(
            .note(on: [number(5)]), by: juris, content: Content(note: "pārsūtīts Valsts policijai, gaidu atbildi"))
        return desk
    }
}
