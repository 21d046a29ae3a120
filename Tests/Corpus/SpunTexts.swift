/// Comments made by chance out of sentences of our own, in Latvian, Russian and English: waves of advertisement as spinning programs write
/// them, no two of a wave the same, and what readers write in good faith.
package enum SpunTexts {
    package enum Tongue: CaseIterable, Sendable {
        case latvian, russian, english
    }

    /// One advertisement of a wave: the same offer, in other words, with another link and another number.
    package static func advertisement(_ tongue: Tongue, using generator: inout some RandomNumberGenerator) -> String {
        spin(offer(tongue), using: &generator)
    }

    /// What a reader writes about a release: two to four sentences of many.
    package static func ordinary(_ tongue: Tongue, using generator: inout some RandomNumberGenerator) -> String {
        let sentences = opinions(tongue).shuffled(using: &generator).prefix(Int.random(in: 2...4, using: &generator))
        return sentences.map { spin($0, using: &generator) }.joined(separator: " ")
    }

    /// Takes one of the alternatives of each `{one|other}`; `{}` becomes a number.
    static func spin(_ template: String, using generator: inout some RandomNumberGenerator) -> String {
        var text = ""
        for (index, part) in template.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: "}") else {
                text += part
                continue
            }
            let choices = part[..<end].split(separator: "|", omittingEmptySubsequences: false)
            let choice = choices.randomElement(using: &generator) ?? ""
            text += choice.isEmpty && choices.count == 1 ? "\(Int.random(in: 10...9_999, using: &generator))" : choice
            text += part[part.index(after: end)...]
        }
        return text
    }

    private static func offer(_ tongue: Tongue) -> String {
        switch tongue {
        case .latvian:
            "{Labdien|Sveiki|Čau visiem}! {Vajag naudu|Trūkst līdz algai|Steidzami vajag}? Piedāvājam ātro kredītu bez ķīlas "
                + "un galvotājiem līdz {} eiro, atbilde {desmit|piecu|divdesmit} minūšu laikā, nauda kontā jau šodien. "
                + "{Piesakies|Pieteikties var|Raksti mums} šeit: http://kredits{}.example/{lv|piedavajums|nauda} "
                + "{Gaidām|Neatliec|Zvani} {}!"
        case .russian:
            "{Здравствуйте|Привет всем|Добрый день}! {Срочно нужны деньги|Не хватает до зарплаты|Нужна ссуда}? Выдаём быстрые кредиты без "
                + "залога и поручителей до {} евро, ответ за {десять|пять|двадцать} минут, деньги на счёт уже сегодня. "
                + "{Заявка|Оформить|Подробности} здесь: https://kredit{}.example/{ru|dengi|zajavka} {Ждём|Звоните|Пишите} {}!"
        case .english:
            "{Hello|Hi friends|Good day}! {Short of money|Need cash|In debt}? We offer quick loans without collateral or guarantors up "
                + "to {} euros, answer within {ten|five|twenty} minutes, the money is in your account today. "
                + "{Apply|Ask for it|Write to us} here: www.loans{}.example/{en|cash|now} {Hurry|Call|Waiting} {}!"
        }
    }

    private static func opinions(_ tongue: Tongue) -> [String] {
        switch tongue {
        case .latvian:
            [
                "{Paldies|Liels paldies} par {skaidrojumu|informāciju|ātro atbildi}.",
                "Vai {ministrija|pašvaldība|iestāde} var pateikt, kad {tilts|skola|ceļš} tiks {pabeigts|atvērts|salabots}?",
                "Pie mums {Jelgavā|Cēsīs|Liepājā} autobuss joprojām {kavējas|nenāk|brauc reti}.",
                "Es {nepiekrītu|piekrītu} šim lēmumam, jo {bērniem|pensionāriem|studentiem} tas būs {par dārgu|grūti|labi}.",
                "Rakstā teikts, ka darbi sāksies {martā|jūnijā|rudenī}, bet {kaimiņš|sieva|kolēģis} dzirdēja citādi.",
                "Kur var izlasīt {visu plānu|pilnu sarakstu|tāmi}?",
                "Lūdzu, {izlabojiet|pārbaudiet} tabulu: {} gadā cipari bija citi.",
                "Tas viss ir solīts jau {trīs|piecus|desmit} gadus, un {nekas|maz kas} nav mainījies.",
            ]
        case .russian:
            [
                "{Спасибо|Большое спасибо} за {разъяснение|информацию|быстрый ответ}.",
                "Может ли {министерство|самоуправление|учреждение} сказать, когда {мост|школа|дорога} будет {готова|открыта|в порядке}?",
                "У нас в {Даугавпилсе|Резекне|Юрмале} автобус всё ещё {опаздывает|не приходит|ходит редко}.",
                "Я {не согласен|согласна} с этим решением: {детям|пенсионерам|студентам} будет {дорого|тяжело|хорошо}.",
                "В статье написано, что работы начнутся {в марте|в июне|осенью}, а {сосед|жена|коллега} слышал другое.",
                "Где можно прочитать {весь план|полный список|смету}?",
                "Пожалуйста, {исправьте|проверьте} таблицу: в {} году цифры были другие.",
                "Это обещают уже {три|пять|десять} лет, и {ничего|мало что} не изменилось.",
            ]
        case .english:
            [
                "{Thanks|Many thanks} for the {explanation|information|quick answer}.",
                "Can the {ministry|council|agency} say when the {bridge|school|road} will be {finished|open|mended}?",
                "Here in {Jelgava|Riga|Ventspils} the bus still {comes late|doesn't come|is rare}.",
                "I {disagree|agree} with this decision, as it will be {dear|hard|good} for {children|pensioners|students}.",
                "The article says that work begins in {March|June|autumn}, but {a neighbour|my wife|a colleague} heard otherwise.",
                "Where can one read the {whole plan|full list|estimate}?",
                "Please {correct|check} the table: in {} the figures were different.",
                "All this has been promised for {three|five|ten} years, and {nothing|little} has changed.",
            ]
        }
    }
}

extension SpunTexts {
    /// Some words of no language, different every time: they tell comments apart that are made of the same sentences.
    package static func noise(using generator: inout some RandomNumberGenerator) -> String {
        let syllables = [
            "ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "dre", "kla", "spi", "gru", "ņe", "šo", "жа",
            "ку", "ми", "то",
        ]
        return (0..<24).map { _ in
            (0..<Int.random(in: 2...4, using: &generator)).map { _ in syllables.randomElement(using: &generator) ?? "" }
                .joined()
        }.joined(separator: " ")
    }
}
