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
        let (theme, problems) = Theme.read(["found": "cyan bold", "quiet": "pink", "nothing": "red", "hidden": "plain"])
        #expect(problems == [.fixedRole("hidden"), .unknownRole("nothing"), .badLook(role: "quiet", "pink")])
        #expect(theme.look(of: Style(.found), hasColors: true) == Look(.cyan, bold: true))
        #expect(theme.look(of: Style(.found), hasColors: false) == Look(bold: true))
        #expect(theme.look(of: Style(.hidden), hasColors: true) == Look(.magenta, reversed: true))
        #expect(theme.look(of: Style(.quiet), hasColors: true) == Look(dim: true))
    }

    @Test(
        "The ground is told by its colour, and by the variable that some terminals set",
        arguments: [
            ("0;15", .light), ("15;0", .dark), ("0;default;15", .light), ("0;7", .light), ("7;8", .dark), ("", nil),
            ("default;default", nil),
            ("0;99", nil), ("15", .light),
        ] as [(String, Ground?)])
    func grounds(variable: String, ground: Ground?) {
        #expect(Ground(variable: variable) == ground)
        #expect(Ground(red: 1, green: 1, blue: 1) == .light && Ground(red: 0.14, green: 0.15, blue: 0.15) == .dark)
        #expect(
            Ground(red: 0.99, green: 0.96, blue: 0.89) == .light && Ground(red: 0, green: 0.17, blue: 0.21) == .dark)
    }

    @Test("Settings may say what the terminal writes on")
    func groundInSettings() {
        #expect(Theme.read(["ground": "light"]).theme.ground == .light)
        #expect(Theme.read(["ground": "pink"]).problems == [.badLook(role: "ground", "pink")])
        #expect(Theme().ground == nil)
    }

    @Test(
        "On a known ground every colour can be read, in the palettes of xterm and VTE and with few colours",
        arguments: [Ground.dark, .light], [8, 16, 256])
    func contrast(ground: Ground, count: Int) {
        for role in Role.allCases {
            guard let color = Theme().look(of: Style(role), hasColors: true).color,
                let shade = color.shade(on: ground, of: count)
            else { continue }
            // Eight colours are too few for a red that can be read on black.
            if count == 8, ground == .dark { continue }
            for palette in [Palette.xterm, .vte] {
                let contrast = Palette.contrast(palette.color(shade), ground == .light ? [255, 255, 255] : [0, 0, 0])
                #expect(contrast >= 4.5, "\(role) in \(shade): \(contrast)")
            }
        }
    }

    @Test("Where nobody knows the ground, colours are the terminal's own eight", arguments: [8, 16, 256])
    func ownColors(count: Int) {
        for color in Look.Color.allCases { #expect(color.shade(on: nil, of: count) == color.rawValue) }
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

/// The colours that terminals give to numbers.
private struct Palette {
    var first: [[Double]]

    static let xterm = Palette(first: [
        [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205], [229, 229, 229],
        [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0], [92, 92, 255], [255, 0, 255], [0, 255, 255],
        [255, 255, 255],
    ])
    static let vte = Palette(first: [
        [0, 0, 0], [205, 0, 0], [78, 154, 6], [196, 160, 0], [52, 101, 164], [117, 80, 123], [6, 152, 154],
        [211, 215, 207],
        [85, 87, 83], [239, 41, 41], [138, 226, 52], [252, 233, 79], [114, 159, 207], [173, 127, 168], [52, 226, 226],
        [238, 238, 236],
    ])

    func color(_ number: Int) -> [Double] {
        guard number >= 16 else { return first[number] }
        guard number < 232 else { return Array(repeating: Double(8 + 10 * (number - 232)), count: 3) }
        return [36, 6, 1].map { [0, 95, 135, 175, 215, 255][(number - 16) / $0 % 6] }
    }

    /// The contrast of two colours (WCAG 2).
    static func contrast(_ one: [Double], _ other: [Double]) -> Double {
        let bright = [one, other].map { color in
            let parts = color.map { part -> Double in
                let value = part / 255
                return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }.sorted()
        return (bright[1] + 0.05) / (bright[0] + 0.05)
    }

    /// To the power of 2.4: by the fifth root of the twelfth power.
    private static func power(_ value: Double) -> Double {
        let twelfth = (0..<12).reduce(1.0) { product, _ in product * value }
        var root = value
        for _ in 0..<40 {
            let fourth = root * root * root * root
            root -= (root * fourth - twelfth) / (5 * fourth)
        }
        return root
    }
}
