import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Rules in the console")
struct RulesTests {
    private func driver(_ language: Language = .english, rules: [Settings.Rule] = Scene.rules) throws -> Driver {
        var settings = Settings()
        settings.rules = rules
        return Driver(try Scene.ten(settings: settings), language: language)
    }

    @Test("what a comment's rules are, and what made them match, stands above its text")
    func marks() throws {
        let driver = try driver()
        #expect(driver.text.contains("rules     praise: praise (paldies)"))
        try driver.type("/has:link<enter>")
        #expect(driver.text.contains("newcomer-link: link from a newcomer"))
        #expect(driver.text.contains("(kredits24.example,"))
        #expect(driver.text.contains("author-approved 0)"))
        let latvian = try self.driver(.latvian)
        #expect(latvian.text.contains("kārtulas    praise: uzslava (paldies)"))
    }

    @Test("a rule that is written or mended while the console is open marks at once")
    func follows() throws {
        let driver = try driver(rules: [])
        #expect(!driver.text.contains("rules "))
        var settings = driver.desk.settings
        settings.rules = Scene.rules
        driver.desk.settings = settings
        driver.hear()
        #expect(driver.text.contains("praise: praise"))
    }

    @Test("O lists the rules with what they mark of the pending, Enter shows that, O leads back")
    func list() throws {
        let driver = try driver()
        try driver.type("O")
        let rows = driver.lines.filter { $0.contains("has:link author-approved:0") || $0.contains("paldies OR") }
        #expect(rows.count == 2 && !rows[0].contains("…"))
        try driver.type("j<enter>")
        #expect(driver.model.list.view.query.text == "is:pending rule:praise")
        let shown = driver.model.list.rows.count
        #expect(shown > 0 && rows[1].contains(" \(shown)  praise"))
        try driver.type("O")
        #expect(driver.model.list.view.query.text == "is:pending")
    }

    @Test("in the order marked what most rules mark stands first, and the cursor keeps its comment")
    func order() throws {
        let rules = Scene.rules + [Scene.rule("long", "length:20..", "long", "garš")]
        let driver = try driver(rules: rules)
        let before = driver.model.list.rows
        try driver.type("jsm")
        #expect(driver.model.current == before[1])
        let counts = driver.model.list.rows.map { number in
            rules.count { rule in
                let selected = try? Selection.run(
                    rule.when, queue: driver.desk.queue, desk: driver.desk,
                    context: QueryContext(now: driver.desk.now, zone: FixedZone(), words: []))
                return selected?.contains(number) ?? false
            }
        }
        #expect(counts == counts.sorted(by: >) && counts.first != counts.last)
        #expect(Set(driver.model.list.rows) == Set(before))
        try driver.type("so")
        #expect(driver.model.list.rows == before)
    }

    @Test("a rule whose search another one ends is counted all the same, and no rule twice")
    func ended() throws {
        let rules = Scene.rules + [Scene.rule("long", "length:60.. OR is:reply", "long", "garš")]
        let expected = try driver(rules: rules)
        try expected.type("sm")
        for keys in ["Tbanketi<enter>", "/<esc>smso", "sm", "R"] {
            let driver = try driver(rules: rules)
            driver.isHolding = true
            try driver.type("sm" + keys)
            driver.release()
            if keys.hasSuffix("so") { try driver.type("sm") }
            #expect(driver.model.list.rows == expected.model.list.rows, "\(keys)")
        }
    }

    @Test("without rules O says so")
    func none() throws {
        let driver = try driver(rules: [])
        try driver.type("O")
        #expect(driver.message == " no rules yet: “rules” in settings.json names queries that mark what they match")
    }

    @Test("% tells what the query would have hit, and Enter opens what a moderator approved")
    func trial() throws {
        let driver = try driver()
        try driver.type("/paldies<enter>a%")
        #expect(driver.text.contains("left out, since everything arrives pending: is:pending"))
        #expect(driver.text.contains("would have hit "))
        #expect(driver.text.contains("against a moderator, who approved it: 1"))
        try driver.type("<enter>")
        #expect(driver.model.current == Scene.number(1))
        try driver.type("q")
        #expect(driver.text.contains("would have hit "))
    }

    @Test("what a trial can't use is told with its column")
    func refused() throws {
        let driver = try driver()
        try driver.type("/by:anna<enter>%")
        #expect(driver.message.contains("tells what came after a comment arrived"))
    }
}
