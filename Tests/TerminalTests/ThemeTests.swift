import Terminal
import Testing

@Suite("Theme and ASCII")
struct ThemeTests {
    @Test("A look is read from words")
    func looks() {
        #expect(Look(words: "red bold") == Look(.red, bold: true))
        #expect(Look(words: "plain") == Look())
        #expect(Look(words: "underline dim reverse cyan") == Look(.cyan, dim: true, underlined: true, reversed: true))
        #expect(Look(words: "red green") == nil)
        #expect(Look(words: "pink") == nil)
    }

    @Test("Settings change looks; what they get wrong keeps its own, and hidden always")
    func settings() {
        let (theme, mistakes) = Theme.read(["found": "cyan bold", "quiet": "pink", "nothing": "red", "hidden": "plain"])
        #expect(mistakes == ["hidden", "nothing", "quiet"])
        #expect(theme.look(of: Style(.found), hasColors: true) == Look(.cyan, bold: true))
        #expect(theme.look(of: Style(.found), hasColors: false) == Look(bold: true))
        #expect(theme.look(of: Style(.hidden), hasColors: true) == Look(.magenta, reversed: true))
        #expect(theme.look(of: Style(.quiet), hasColors: true) == Look(dim: true))
    }

    @Test("A hidden character looks like nothing else in its row", arguments: [true, false], [true, false])
    func hiddenLook(hasColors: Bool, isCurrent: Bool) {
        let theme = Theme()
        let hidden = theme.look(of: Style(.hidden, isCurrent: isCurrent), hasColors: hasColors)
        for role in Role.allCases where role != .hidden && role != .bar && role != .current {
            #expect(theme.look(of: Style(role, isCurrent: isCurrent), hasColors: hasColors) != hidden)
        }
    }

    @Test(
        "Where only ASCII can be shown, letters lose their marks and signs take a likeness",
        arguments: [
            ("ā", 1, "a"), ("Ķ", 1, "K"), ("a\u{304}", 1, "a"), ("─", 1, "-"), ("…", 1, "~"), ("中", 2, "??"),
            ("Ж", 1, "?"),
            ("👍🏽", 2, "??"), ("x", 1, "x"), ("„", 1, "\""), ("\u{3000}", 2, "  "), ("⟨", 1, "<"),
        ])
    func ascii(cluster: String, width: Int, form: String) {
        #expect(ASCIIForm.of(cluster, width: width) == form)
    }
}
