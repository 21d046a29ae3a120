extension Corpus {
    /// What people write in good faith: all of it has to stay as it is.
    package static let readable: [Family] = [
        Family(
            "Latvian", "",
            ["Skursteņslauķa mūsu pagastā nav jau trešo gadu!", "Ļoti žēl, ka šī ēka vairs nav.", "a\u{304}ķ\u{327}"]),
        Family("Russian", "", ["Спасибо за информацию. А где можно прочитать?", "Ёлка, съезд, йод"]),
        Family("Arabic", "", ["السَّلَامُ عَلَيْكُمْ", "می\u{200C}خواهم", "شكراً جزيلاً ٢٠١٠"]),
        Family("Hebrew", "", ["שָׁלוֹם עוֹלָם", "תודה רבה"]),
        Family("Hindi", "", ["क्षत्रिय हिन्दी", "क्\u{200D}ष", "श्री", "ज़िन्दगी"]),
        Family("Thai", "", ["สวัสดีครับ ที่นี่", "น้ำ", "กำลัง"]),
        Family(
            "Chinese, Japanese, Korean", "",
            ["请问会议资料有英文版吗？", "こんにちは、世界", "안녕하세요", "\u{1112}\u{1161}\u{11AB}", "日本語　全角"]),
        Family(
            "other scripts", "",
            [
                "Ευχαριστώ πολύ", "շնորհակալություն", "გმადლობთ", "நன்றி", "ന്\u{200D}മ", "ᠮᠣᠩᠭᠣᠯ", "Cảm ơn Việt Nam",
                "አመሰግናለሁ",
            ]),
        Family(
            "emoji", "",
            [
                "👍 👍🏽 ❤️ ☺︎ 1️⃣ #️⃣ 🇱🇻🇪🇪", "👩‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👩🏽 🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🧑‍🚒 🐻‍❄️ ♀️ ✈️", "😀😃😄",
            ]),
        Family(
            "signs", "",
            [
                "100 € – „labi” «хорошо» 1\u{A0}000", "①②③ ½ ✓ → ← …", "2 × 2 = 4 ± 0 °C", "a/b/c, 50 %, #17",
                "naïve café Ærø ß",
            ]),
    ]
}
