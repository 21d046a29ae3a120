import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

extension CommandGrammar {
    /// Knows some verbs, and reads what `readings` holds by the words of the line.
    static func standIn(_ readings: [String: TypedCommand]) -> CommandGrammar {
        var grammar = CommandGrammar()
        grammar.verbs = ["approve", "edit", "erase", "history", "note", "publish", "reject", "undo", "verify"]
        grammar.shape = { verb in
            guard verb == "reject" else { return CommandShape(words: verb == "history" ? [.query] : []) }
            return CommandShape(
                words: [.other],
                options: [("--reason", .reason), ("--where", .query), ("--release", .release), ("--dry-run", nil)])
        }
        grammar.read = { words, _ throws(CommandMistake) in
            guard let reading = readings[words.joined(separator: "|")] else {
                throw CommandMistake("unknown option “\(words.last ?? "")”")
            }
            return reading
        }
        return grammar
    }
}

@Suite("The line after the colon")
struct CommandLineTests {
    private func target(_ number: UInt32, version: UInt32? = nil) -> TypedTarget {
        TypedTarget(Scene.number(number), version: version.map { EntryNumber($0) })
    }

    @Test("completes, runs actions by name, and names the nearest")
    func names() throws {
        let driver = Driver(try Scene.ten())
        try driver.type(":appr<tab><enter>")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        try driver.type(":aprove<enter>")
        #expect(driver.lines[38] == " no command “aprove”; did you mean “approve”?   Esc back")
        try driver.type("<esc>:stats<enter>")
        #expect(driver.lines[0].contains("statistics"))
    }

    @Test(
        "Tab that has nothing to add shows all that could follow, a screen at a time", arguments: [(80, 24), (60, 12)])
    func unfolds(columns: Int, rows: Int) throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: columns, rows: rows))
        try driver.type(":")
        #expect(driver.lines[rows - 2].contains(" …   Esc back"))
        var names: Set<Substring> = []
        for _ in 0..<4 {
            try driver.type("<tab>")
            names.formUnion(driver.lines.dropLast().flatMap { $0.split(separator: " ") })
        }
        #expect(Registry.all.allSatisfy { $0.id == .command || names.contains(Substring($0.id.rawValue)) })
        #expect(driver.lines[rows - 1].hasPrefix(" :"))
        try driver.type("vi")
        #expect(driver.lines[rows - 2].hasPrefix(" view  view-all"))
    }

    @Test("Tab and Shift-Tab walk the pages of what could follow, in order and round", arguments: [(30, 6), (60, 12)])
    func pages(columns: Int, rows: Int) throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: columns, rows: rows))
        func page() throws -> (shown: Int, of: Int) {
            let place = try #require(driver.text.firstMatch(of: /Tab ([0-9]+)\/([0-9]+)/))
            return (try #require(Int(place.1)), try #require(Int(place.2)))
        }
        try driver.type(":<tab>")
        let last = try page().of
        #expect(last > 1)
        for expected in Array(2...last) + [1] {
            #expect(try page().shown == (expected + last - 2) % last + 1)
            try driver.type("<tab>")
        }
        #expect(try page().shown == 1)
        for expected in (1...last).reversed() {
            try driver.type("<s-tab>")
            #expect(try page().shown == expected)
        }
        // Typing on folds them; where nothing is unfolded Shift-Tab does nothing.
        try driver.type("x<bs><s-tab>")
        #expect(!driver.text.contains("Tab "))
    }

    @Test(
        "what a verb takes one of is offered, and after it what comes next",
        arguments: [
            (":export<space>w<tab>", ":export wordpress "),
            (":export<space>csv<space>has:li<tab>", ":export csv has:link"),
            (":export<space>csv<space>is:any<space>has:li<tab>", ":export csv is:any has:link"),
            (":publish<space>--do<space>approve,red<tab>", ":publish --do approve,redo "),
            (":publish<space>here<space>b<tab>", ":publish here b"),
            // One word, not a list.
            (":export<space>csv,w<tab>", ":export csv,w"),
            (":\"export<space>w<tab>", ":\"export w"), (":'a<space>b<tab>", ":'a b"),
            // Blanks before the name change nothing.
            (":<space><space>export<space>w<tab>", ":  export wordpress "), (":<space>expo<tab>", ": export "),
        ])
    func listed(keys: String, line: String) throws {
        var grammar = CommandGrammar.standIn([:])
        grammar.verbs.append("export")
        grammar.shape = { verb in
            verb == "export"
                ? CommandShape(words: [.oneOf(["csv", "json", "wordpress"]), .query])
                : CommandShape(words: [.oneOf(["here"])], options: [("--do", .listOf(["approve", "reject", "redo"]))])
        }
        let driver = Driver(try Scene.ten(), grammar: grammar)
        try driver.type(keys)
        #expect(driver.message.dropFirst() == line.trimmedAtEnd, "\(driver.message)")
        try driver.type("<esc>:export<space>")
        #expect(driver.lines[38].hasPrefix(" csv  json  wordpress   Esc"), "\(driver.lines[38])")
    }

    @Test("what vi's fingers type leaves")
    func quit() throws {
        let driver = Driver(try Scene.ten())
        try driver.type(":q<enter>")
        #expect(driver.isOver)
    }

    @Test(
        "an action's name takes what the action would ask for",
        arguments: [
            (":reject<space>spam<enter>", "rejected #1 Inese Kalniņa as spam"),
            (":defer<space>4h<enter><enter>", "deferred #1 Inese Kalniņa until 2026-11-24 18:12"),
            (":note<space>seen<enter>", "noted on #1 Inese Kalniņa"),
            (":order<space>newest<enter>", "newest"),
            (":go-to<space>20<enter>", "there is no comment #20"),
            (":tag-query<space>has:link<enter>", "tagged 2; 2 tagged in all"),
            (":count<space>is:any<enter>", "10 comments"),
            (":undo<space>99<enter>", "there is no entry 99"),
        ])
    func arguments(keys: String, message: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(keys)
        #expect(driver.message.hasPrefix(" " + message), "\(driver.message)")
    }

    @Test(
        "a comment goes by its number however that is typed",
        arguments: [
            ":3<enter>", ":#3<enter>", ":+3<enter>", ":go-to<space>#3<enter>", ":show<space>+3<enter>",
            ":history<space>#3<enter>q#3<enter>", "#3<enter>", "##3<enter>", "#<space>+3<space><enter>",
        ])
    func typedNumber(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(keys)
        #expect(driver.model.current == Scene.number(3))
        try driver.type(":erase<space>+3<enter>#3<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(3)) == .erased)
    }

    @Test("what is no number of a comment says so", arguments: ["x", "0", "4294967296", "-3", "3.0", "##3"])
    func noNumber(typed: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(":go-to \(typed)<enter>".replacingBlank)
        #expect(driver.lines[38].hasPrefix(" there is no comment \(typed)"), "\(driver.lines[38])")
    }

    @Test("an action's name with what it doesn't take is told, and the line stays")
    func badArguments() throws {
        let driver = Driver(try Scene.ten())
        for (keys, message) in [
            (":reject<space>spma<enter>", "no reason “spma”; r shows them"),
            (":order<space>up<enter>", "no order “up”"),
            (":defer<space>soon<enter>", "“soon” is no time"), (":go-to<space>x<enter>", "there is no comment x"),
            (":invert<space>all<enter>", "invert takes nothing after it"),
            (":one-release<enter>", "one-release: not on this"),
        ] {
            try driver.type(keys)
            #expect(driver.lines[38].hasPrefix(" " + message), "\(driver.lines[38])")
            try driver.type("<esc>")
        }
        #expect(driver.desk.queue.counts(at: Scene.now).pending == 10)
    }

    @Test("lists, histories and comments open by their verbs")
    func opens() throws {
        let driver = Driver(try Scene.ten())
        try driver.type(":list<space>is:any<enter>")
        #expect(driver.model.list.rows.count == 10)
        try driver.type(":history<space>5<enter>")
        #expect(driver.lines[0].contains("history  #5"))
        try driver.type("q:history<space>by:juris<enter>")
        #expect(driver.lines[0].contains("history  by:juris"))
        try driver.type("q:show<space>4<enter>")
        #expect(driver.lines[1].hasPrefix(" #4  pending"))
    }

    @Test("a decision on numbers is one act of the console, which undo takes back")
    func numbers() throws {
        let driver = Driver(
            try Scene.ten(),
            grammar: .standIn([
                "approve|3|4|99|--note|a b": .decide(
                    .approve, on: .numbers([target(3), target(4), target(99)]), note: "a b")
            ]))
        let before = driver.desk.entries.count
        // Numbers that are typed need no look.
        try driver.typeAtOnce(":approve<space>3<space>4<space>99<space>--note<space>\"a<space>b\"<enter>")
        #expect(driver.desk.entries.count == before + 1)
        #expect(driver.desk.entries.last?.content?.note == "a b")
        #expect(driver.message.hasPrefix(" approved 2 comments"))
        #expect(driver.message.contains("#99"))
        try driver.type("u")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
    }

    @Test(
        "one comment at two versions is refused, in the words of the command line",
        arguments: [
            ([nil, 18], Language.english, "5 is named at two versions, 14 and 18; name it once"),
            ([7, 18], .english, "5 is named at two versions"), ([18, nil], .latvian, "5 nosaukts ar divām versijām"),
        ])
    func twoVersions(versions: [UInt32?], language: Language, message: String) throws {
        let targets = versions.map { target(5, version: $0) }
        let driver = Driver(
            try Scene.ten(), language: language,
            grammar: .standIn(["approve|x": .decide(.approve, on: .numbers(targets), note: nil)]))
        let entries = driver.desk.entries.count
        try driver.type(":approve<space>x<enter>")
        #expect(driver.desk.entries.count == entries && driver.lines[38].contains(message), "\(driver.lines[38])")
    }

    @Test("one comment that is named twice at the version that it has counts once")
    func namedTwice() throws {
        let version = try Scene.ten().queue.version(of: Scene.number(5)).rawValue
        let driver = Driver(
            try Scene.ten(),
            grammar: .standIn([
                "approve|x": .decide(.approve, on: .numbers([target(5), target(5, version: version)]), note: nil)
            ]))
        try driver.type(":approve<space>x<enter>")
        #expect(driver.message.hasPrefix(" approved #5"))
    }

    @Test("a version that was typed counts, whatever the queue shows")
    func version() throws {
        let driver = Driver(
            try Scene.ten(),
            grammar: .standIn(["approve|5@9": .decide(.approve, on: .numbers([target(5, version: 1)]), note: nil)]))
        try driver.type(":approve<space>5@9<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(5)) == .pending)
        #expect(driver.message.contains("#5"))
    }

    @Test("what a query has found beyond the list is asked about, and exactly that is hit")
    func query() throws {
        let query = try Query("brauciens OR ķīlas")
        let driver = Driver(
            try Scene.ten(),
            grammar: .standIn([
                "reject|--reason|spam|--where|x": .decide(.reject(try spam), on: .query(query), note: nil)
            ]))
        try driver.type("/^Uauthor:inese<enter>:reject<space>--reason<space>spam<space>--where<space>x<enter>")
        #expect(driver.message.hasPrefix(" Reject 2 comments as spam?"))
        #expect(driver.text.contains("── reject 2 comments as spam ──"))
        #expect(driver.text.contains("n no"))
        #expect(!driver.text.contains("tag"))
        try driver.type("y")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .rejected)
        #expect(driver.desk.queue.state(of: Scene.number(4)) == .rejected)
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 2)
    }

    @Test("a query that finds nothing does nothing, and says so")
    func nothing() throws {
        let driver = Driver(
            try Scene.ten(),
            grammar: .standIn([
                "approve|--where|x": .decide(.approve, on: .query(try Query("author:nobody")), note: nil)
            ]))
        try driver.type(":approve<space>--where<space>x<enter>")
        #expect(driver.message == " nothing matches; nothing was done")
    }

    @Test("a decision that names nobody acts as its key does: on the tagged ones, and not before they were seen")
    func nobody() throws {
        let grammar = CommandGrammar.standIn([
            "reject|--reason|spam|--note|n": .decide(.reject(try spam), on: .none, note: "n")
        ])
        let driver = Driver(try Scene.ten(), grammar: grammar)
        try driver.type("<space><space>:reject<space>--reason<space>spam<space>--note<space>n<enter>")
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 2)
        #expect(driver.desk.entries.last?.content?.note == "n")
        #expect(driver.model.tags.isEmpty)
        try driver.typeAtOnce("<space>:reject<space>--reason<space>spam<space>--note<space>n<enter>")
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 2)
    }

    @Test("a text that was typed is an edit of a comment that no frame shows")
    func body() throws {
        let driver = Driver(
            try Scene.ten(), size: Size(columns: 80, rows: 12),
            grammar: .standIn(["edit|9|--body|Jauns": .edit(TypedEdit(target: target(9), body: "Jauns"))]))
        try driver.type(":edit<space>9<space>--body<space>Jauns<enter>")
        #expect(driver.message.hasPrefix(" edited #9"))
        #expect(driver.desk.entries.last?.content?.body == "Jauns")
    }

    @Test("a number alone opens the editor on that comment; one that can't be edited says why")
    func editor() throws {
        let driver = Driver(
            try Scene.ten(), size: Size(columns: 80, rows: 12),
            grammar: .standIn([
                "edit|9": .edit(TypedEdit(target: target(9))), "edit|1": .edit(TypedEdit(target: target(1))),
            ]))
        try driver.type("rs:edit<space>1<enter>")
        #expect(driver.message.contains("#1 is rejected"))
        try driver.type(":edit<space>9<enter>")
        #expect(driver.model.current == Scene.number(9))
        #expect(driver.lines[10].contains("^X"))
    }

    @Test("erase wants the number typed, and nothing else does")
    func erase() throws {
        let driver = Driver(try Scene.ten())
        try driver.type(":erase<space>3<enter>")
        #expect(driver.message.hasPrefix(" Erase #3? Type its number:"))
        try driver.type("y<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(3)) == .pending)
        try driver.type("<esc>:erase<space>3<enter>3<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(3)) == .erased)
        #expect(!driver.text.contains("Олег"))
    }

    @Test("all other verbs, and options of those that the console shows, run on the shell's screen")
    func shell() throws {
        let driver = Driver(
            try Scene.ten(),
            grammar: .standIn([
                "publish|a b|--watch": .shell, "verify": .shell, "history|--by|boriss": .shell,
                "approve|3|--dry-run": .shell,
            ]))
        try driver.type(":pub<tab>\"a<space>b\"<space>--watch<enter>:verify<enter>")
        try driver.type(":history<space>--by<space>boriss<enter>:approve<space>3<space>--dry-run<enter>")
        #expect(
            driver.ran == [
                ["publish", "a b", "--watch"], ["verify"], ["history", "--by", "boriss"],
                ["approve", "3", "--dry-run"],
            ])
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
    }

    @Test(
        "what makes sense in a shell alone is refused in a sentence",
        arguments: [
            (ShellOnly.option("--as"), Language.english, " --as is for the shell: here you decide"),
            (.option("--as"), .latvian, " --as der tikai komandrindā: šeit lemjat jūs"),
            (.verb("init"), .english, " init is for the shell: this console has its queue already"),
            (.verb("init"), .latvian, " init der tikai komandrindā: šai konsolei jau ir sava rinda"),
            (.standardInput, .english, " - reads standard input, which is the keyboard here"),
            (.standardInput, .latvian, " - lasa standarta ievadi, bet tā šeit ir tastatūra"),
        ])
    func refused(what: ShellOnly, language: Language, message: String) throws {
        let driver = Driver(
            try Scene.ten(), language: language, grammar: .standIn(["verify|x": .refused(what)]))
        try driver.type(":verify<space>x<enter>")
        #expect(driver.lines[38].hasPrefix(message))
        #expect(driver.ran.isEmpty)
    }

    @Test("what the grammar finds wrong is told in the message line, and the line stays to be mended")
    func mistakes() throws {
        let driver = Driver(try Scene.ten(), grammar: .standIn([:]))
        try driver.type(":approve<space>3<space>--resaon<enter>")
        #expect(driver.lines[38].hasPrefix(" unknown option “--resaon”"))
        #expect(driver.message.hasPrefix(" :approve 3 --resaon"))
    }

    @Test("a reason that is longer than the screen is wide is told whole", arguments: Language.allCases)
    func longMistake(language: Language) throws {
        var grammar = CommandGrammar.standIn([:])
        grammar.read = { _, _ throws(CommandMistake) in
            throw CommandMistake(
                "The value 'foo' is invalid for '<form>'. One of these: csv, json, wordpress, disqus, commento")
        }
        let driver = Driver(try Scene.ten(), size: Size(columns: 60, rows: 15), language: language, grammar: grammar)
        try driver.type(":verify<space>foo<enter>")
        #expect(driver.lines[12].hasPrefix(" The value 'foo' is invalid"))
        #expect(driver.lines[13].contains("commento   Esc "))
        try driver.type("<esc>wsoon<enter>")
        #expect(driver.lines[13].contains(language == .english ? "from now   Esc " : "brīža   Esc "))
    }

    @Test(
        "Tab offers names, options, reasons, releases, orders and the words of queries",
        arguments: [
            (":rej<tab>", ":reject "), (":reject<space>sp<tab>", ":reject spam "),
            (":reject<space>3<space>--rea<tab>", ":reject 3 --reason "),
            (":reject<space>3<space>--reason<space>pers<tab>", ":reject 3 --reason personal-data "),
            (":reject<space>--release<space>kra<tab>", ":reject --release krapnieki "),
            (":reject<space>--where<space>is:pen<tab>", ":reject --where is:pending"),
            (
                ":reject<space>--where<space>has:link<space>release:kon<tab>",
                ":reject --where has:link release:konference"
            ),
            (":reject<space>--dry-run<space>--d<tab>", ":reject --dry-run --d"),
            (":history<space>bod<tab>", ":history body:"), (":order<space>n<tab>", ":order newest "),
            (":tag-query<space>has:l<tab>", ":tag-query has:link"), ("/^Ureason:sp<tab>", "/ reason:spam"),
        ])
    func completion(keys: String, line: String) throws {
        let driver = Driver(try Scene.ten(), grammar: .standIn([:]))
        try driver.type(keys)
        let typed = driver.message.drop { $0 == " " }
        #expect(typed == line.trimmedAtEnd, "\(driver.message)")
        try driver.type("x")
        #expect(driver.message.hasSuffix(line + "x"))
    }

    @Test("a verb and a blank show what could follow")
    func offers() throws {
        let driver = Driver(try Scene.ten(), grammar: .standIn([:]))
        try driver.type(":reject<space>3<space>")
        #expect(driver.lines[38].hasPrefix(" --reason  --where  --release  --dry-run   Esc back"))
        try driver.type("<esc>:reject<space>")
        let offers = " spam  abuse  hate  off-topic  personal-data  duplicate  unlawful  other  --reason  --where"
        #expect(driver.lines[38].hasPrefix(offers), "\(driver.lines[38])")
        try driver.type("<tab>")
        #expect(driver.lines[37].hasPrefix(offers), "\(driver.lines[37])")
    }

    private var spam: ReasonCode {
        get throws { try #require(ReasonCode("spam")) }
    }
}

extension String {
    fileprivate var trimmedAtEnd: Substring { self[...].prefix(utf8.last == 0x20 ? count - 1 : count) }
}
