extension Corpus {
    /// The families that attack, including those that only mislead.
    package static let hostile: [Family] = controls + orders + directions + unseen + floods + imitations

    private static let controls: [Family] = [
        Family("C0", "rings, moves the cursor, changes the character set", between(0x01...0x1F) + ["a\u{7F}b"]),
        Family("C1", "an eight-bit terminal takes them as CSI, OSC, DCS and their like", between(0x80...0x9F)),
        Family(
            "lines within a line", "overwrites what stands before it, or begins a row of the frame anew",
            [
                "approved\rrejected", "approved\r\nrejected", "password\u{8}\u{8}\u{8}\u{8}xxxx", "a\u{B}b\u{C}c",
                "a\u{85}b", "a\u{2028}b\u{2029}c", "a\n\n\nb", "a\tb\t\tc", "\r", "\n", "\t", "a\r\r\r\rb",
                "_\u{8}a_\u{8}b",
            ]),
    ]

    private static let orders: [Family] = [
        Family(
            "CSI", "moves, erases, colours, reports, scrolls",
            [
                "\u{1B}[777;777H", "\u{1B}[777J", "\u{1B}[2J\u{1B}[777m", "\u{1B}[777;5m", "\u{1B}[?777h",
                "\u{1B}[?777l",
                "\u{1B}[777S", "\u{1B}[777;778r", "\u{1B}[777X", "\u{1B}[777@", "\u{1B}[777b", "\u{1B}[777n",
                "\u{1B}[777c", "\u{1B}[777;2t", "\u{1B}[777i", "\u{1B}[777~", "\u{1B}[>777;1u", "\u{1B}[!777p",
                "\u{1B}[777 q", "\u{1B}[777", "\u{1B}[", "\u{1B}", "\u{1B}[38;5;777m", "\u{1B}[?2026;777h",
                "\u{9B}777;777H", "\u{9B}777m",
            ]),
        Family(
            "strings", "sets titles, links, the clipboard, draws pictures, asks for answers that become typing",
            [
                "\u{1B}]0;777\u{7}", "\u{1B}]2;777\u{1B}\\",
                "\u{1B}]8;;http://777.example\u{1B}\\text\u{1B}]8;;\u{1B}\\",
                "\u{1B}]52;c;Nzc3\u{7}", "\u{1B}]4;777;?\u{7}", "\u{1B}]10;?777\u{7}", "\u{1B}]1337;File=777:AAAA\u{7}",
                "\u{1B}P777q#0;2;0;0;0#0!10~\u{1B}\\", "\u{1B}P+q777\u{1B}\\", "\u{1B}P$q777m\u{1B}\\",
                "\u{1B}_G777;AAAA\u{1B}\\", "\u{1B}^777\u{1B}\\", "\u{1B}X777\u{1B}\\", "\u{1B}k777\u{1B}\\",
                "\u{9D}0;777\u{9C}", "\u{90}777q\u{9C}", "\u{1B}]0;777", "\u{1B}P777",
            ]),
        Family(
            "short orders", "resets, shifts character sets, reverses, fills the screen, answers back",
            [
                "\u{1B}c777", "\u{1B}#8777", "\u{1B}(0777", "\u{1B})0777", "\u{1B}*0777", "\u{1B}7777\u{1B}8777",
                "\u{1B}=777", "\u{1B}>777", "\u{1B}M777", "\u{1B}D777", "\u{1B}E777", "\u{1B}H777", "\u{1B}N777",
                "\u{1B}O777", "\u{1B}n777", "\u{1B}o777", "\u{1B}Z777", "\u{1B}l777", "\u{1B}%@777", "\u{1B}%G777",
                "\u{E}lqqqk\u{F}", "\u{5}", "\u{1B}\u{1B}\u{1B}[777m", "\u{1B}\u{200B}[777m", "\u{1B}\u{18}[777m",
            ]),
        Family(
            "end of a paste", "what follows is taken for keys", ["\u{1B}[201~777", "\u{1B}[200~777\u{1B}[201~;a"]),
    ]

    private static let directions: [Family] = [
        Family(
            "direction", "turns the order of what stands around it, beyond its own field too",
            between([0x061C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069)) + [
                "\u{202E}vl.vog.mei\u{202C} ir mūsu lapa", "access = \u{202E}\u{2066}// admin\u{2069} \u{2066}user",
                times(200, "\u{202B}"), "\u{2067}\u{2067}\u{2067}never closed", "fdp.\u{202E}exe",
            ])
    ]

    private static let unseen: [Family] = [
        Family(
            "without width", "parts words that a list looks for, and hides that two texts differ",
            between([
                0x00AD, 0x034F, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064,
                0x2065, 0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F, 0xFEFF, 0x1D173, 0x1D17A,
            ]) + ["kre\u{200B}dīts", "\u{FEFF}text", "sp\u{AD}am", "v\u{200D}i\u{200C}a\u{2060}gra"]),
        Family(
            "tags", "carry a whole hidden text",
            [
                "a\u{E0001}b", "hello\u{E0069}\u{E0067}\u{E006E}\u{E006F}\u{E0072}\u{E0065}\u{E007F}",
                "\u{1F3F4}\u{E0061}\u{E0062}\u{E007F}", "\u{1F3F4}" + times(60, "\u{E0041}"),
            ]),
        Family(
            "variation selectors", "carry bytes, and change how wide a character is",
            between(Array(0xFE00...0xFE0F) + [0x180B, 0x180C, 0x180D, 0x180F, 0xE0100, 0xE01EF]) + [
                "😀" + times(40, "\u{E0101}"), "a\u{FE0F}\u{FE0F}", "7\u{FE0F}7", "©\u{FE0E}\u{FE0F}©",
            ]),
        Family(
            "fillers", "look like blanks and are letters: names that nobody sees",
            between([0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800]) + ["\u{3164}", "\u{2800}\u{2800}", "\u{115F}\u{1160}"]),
        Family(
            "nobody knows", "fonts draw what they like, terminals take one cell or two",
            between([
                0xE000, 0xE0B0, 0xF8FF, 0xF0000, 0x10FFFD, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0x0378,
                0x1FAFF, 0x2FE0, 0xE0080, 0x3FFFD, 0xFFF0,
            ])),
        Family(
            "annotations", "hide a text between the lines",
            [
                "a\u{FFF9}b\u{FFFA}c\u{FFFB}d", "\u{FFFC}", "\u{FFF9}\u{FFF9}\u{FFF9}",
            ]),
    ]

    private static let floods: [Family] = [
        Family(
            "marks", "climb over the rows above and below, and cost a terminal seconds",
            [
                "Z\u{335}\u{321}\u{358}\u{341}\u{30D}\u{353}\u{30A}a\u{336}\u{33A}\u{31D}\u{35D}\u{347}l\u{334}\u{33C}go",
                "\u{301}\u{302}\u{303}", " \u{301}", "a" + times(25, "\u{489}"), "e" + times(25, "\u{20DD}"),
                "ก" + times(25, "\u{E49}"), "ب" + times(25, "\u{651}"), "\u{1B}\u{301}",
                "\u{200B}" + times(9, "\u{36F}"),
            ]),
        Family(
            "long clusters", "one character that a program measures for ever",
            [
                times(80, "👩\u{200D}") + "👩", times(41, "🇱"), times(60, "👍🏽"), "👍" + times(40, "🏽"),
                times(60, "\u{1112}") + times(60, "\u{1161}") + times(60, "\u{11AB}"), times(40, "क्"),
                "1" + times(30, "\u{20E3}"),
            ]),
        Family(
            "runs", "fill the screen with one thing",
            [
                times(400, "\u{200B}"), times(400, "W"), times(200, "王"), times(400, "\u{202E}"), times(100, "﷽"),
                times(50, "𒐫"), times(50, "𒈙"), times(30, "\n"), times(90, "\t"), times(300, " "), times(50, "🏳️‍🌈"),
            ]),
    ]

    private static let imitations: [Family] = [
        Family(
            "the program's own signs", "look like what only the program writes",
            [
                "⟨U+202E⟩", "⟨U+", "␛[777m", "␡␀␊", "│ #1  approved", "────────", "> * a e ! 2845", "[-out-] {+in+}",
                "…",
                " y save  a save and approve", "sluice: done", "⟨U+200B×28⟩",
            ]),
        Family(
            "orders to other programs", "run where a text is put into a command, a format or a path",
            [
                "%s%n%x%777$n", "$(reboot)", "`id`", "; rm -rf /", "'\"\\", "../../../etc/passwd", "--help", "-n",
                "@777",
                "&& exit", "| cat", "=1+1", "\\e[777m", "\\u001b[777m", "^[[777m", "\\", "#", "\"",
            ]),
        Family(
            "mixed alphabets", "look like another name",
            [
                "Аdmin", "Līga Оzoliņа", "раураl", "Οlegs", "аnna", "јuris", "ԁace", "𝐀nna", "Ａｎｎａ",
            ]),
        Family(
            "links", "lead elsewhere than they seem to",
            [
                "http://iem.gov.lv@777.example/", "https://iem.gov.lv%2F@777.example", "http://iеm.gov.lv/",
                "http://iem.gov.lv\u{2044}login.777.example", "http://iem。gov。lv", "http://www.iem.gov.lv.777.example/",
                "http:\\\\777.example\\iem.gov.lv", "https://xn--80ak6aa92e.com", "http://bücher.example",
            ]),
    ]
}
