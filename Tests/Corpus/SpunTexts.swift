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

    /// So many of those sentences.
    package static func ordinary(
        _ tongue: Tongue, sentences: Int, using generator: inout some RandomNumberGenerator
    ) -> String {
        opinions(tongue).shuffled(using: &generator).prefix(sentences).map { spin($0, using: &generator) }
            .joined(separator: " ")
    }

    /// An advertisement of one of several kinds.
    package static func offering(_ tongue: Tongue, using generator: inout some RandomNumberGenerator) -> String {
        let offer = SpunTexts.offerings(tongue).randomElement(using: &generator) ?? ""
        return spin(offer, using: &generator)
    }

    /// What nobody wants to read about oneself.
    package static func insult(_ tongue: Tongue, using generator: inout some RandomNumberGenerator) -> String {
        spin(insults(tongue).randomElement(using: &generator) ?? "", using: &generator)
    }

    /// What a reader writes in good faith with words that advertisements and insults are made of.
    package static func mention(_ tongue: Tongue, using generator: inout some RandomNumberGenerator) -> String {
        spin(mentions(tongue).randomElement(using: &generator) ?? "", using: &generator)
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

extension SpunTexts {
    private static func offerings(_ tongue: Tongue) -> [String] {
        switch tongue {
        case .latvian:
            [
                offer(.latvian),
                "{Pārdodu|Lēti pārdodu} {cigaretes|spirtu|malku} ar piegādi {Rīgā|Ogrē|Bauskā}, {} eiro, zvaniet {}.",
                "Pelni no mājām {} eiro {dienā|nedēļā}! {Sāc|Reģistrējies} šodien: http://pelna{}.example/",
                "{Kazino|Totalizators} dāvina {} brīvus {griezienus|likmju punktus}, {nāc|spēlē} www.azarts{}.example",
            ]
        case .russian:
            [
                offer(.russian),
                "{Продаю|Дёшево продам} {сигареты|спирт|дрова} с доставкой в {Риге|Огре|Бауске}, {} евро, звоните {}.",
                "Зарабатывай дома {} евро в {день|неделю}! {Начни|Регистрируйся} сегодня: http://dengi{}.example/",
                "{Казино|Букмекер} дарит {} бесплатных {вращений|ставок}, {заходи|играй} www.azart{}.example",
            ]
        case .english:
            [
                offer(.english),
                "{Cheap|For sale:} {cigarettes|spirits|firewood} delivered in {Riga|Ogre|Bauska}, {} euros, call {}.",
                "Earn {} euros a {day|week} at home! {Begin|Sign up} today: http://earn{}.example/",
                "{The casino|Our bookmaker} gives {} free {spins|bets}, {come|play} at www.luck{}.example",
            ]
        }
    }

    private static func insults(_ tongue: Tongue) -> [String] {
        switch tongue {
        case .latvian:
            [
                "{Jūs tur|Visi jūs} {ministrijā|iestādē} esat {muļķi|nejēgas|sliņķi}, {kauns|negods} skatīties.",
                "{Aizveries|Apklusti}, {muļķi|nejēga}, {neviens|te neviens} tevi neklausās.",
                "Tikai {idiots|muļķis|stulbenis} var {rakstīt|izdomāt} kaut ko tādu.",
                "{Zagļi|Blēži|Meļi} tādi, {visi|jūs visi} zem {viena|tā paša} jumta.",
            ]
        case .russian:
            [
                "{Вы там|Все вы} в {министерстве|конторе} {дураки|бездари|лентяи}, {стыдно|позорно} смотреть.",
                "{Заткнись|Замолчи}, {дурак|бездарь}, тебя {никто|здесь никто} не слушает.",
                "Только {идиот|дурак|болван} может такое {написать|придумать}.",
                "{Воры|Жулики|Лгуны} {все|вы все} под {одной|той же} крышей.",
            ]
        case .english:
            [
                "{You there|All of you} in the {ministry|office} are {fools|clowns|layabouts}, a {shame|disgrace} to watch.",
                "{Shut up|Be quiet}, you {fool|clown}, nobody {listens|here listens} to you.",
                "Only {an idiot|a fool|a moron} can {write|invent} such a thing.",
                "{Thieves|Crooks|Liars}, {all|the whole lot} of you under {one|the same} roof.",
            ]
        }
    }

    private static func mentions(_ tongue: Tongue) -> [String] {
        switch tongue {
        case .latvian:
            [
                "Kur {sūdzēties|ziņot} par ātro kredītu {reklāmu|zvaniem}? Man zvanīja {} reizes.",
                "Man {muļķīgs|varbūt stulbs} jautājums: vai {zagļi|krāpnieki} tiek {sodīti|noķerti}?",
                "Cigaretes {sadārdzinās|maksā} {} eiro, vai {kazino|azartspēles} arī apliks ar nodokli?",
                "{Kaimiņš|Radinieks} pelna no mājām, {vai|kā} viņam jāmaksā nodoklis no {} eiro?",
            ]
        case .russian:
            [
                "Куда {жаловаться|сообщать} на {рекламу|звонки} о быстрых кредитах? Мне звонили {} раз.",
                "{Дурацкий|Может быть, глупый} вопрос: {воров|жуликов} вообще {наказывают|ловят}?",
                "Сигареты {дорожают|стоят} {} евро, а {казино|азартные игры} тоже обложат налогом?",
                "{Сосед|Родственник} зарабатывает дома, {надо ли|как} ему платить налог с {} евро?",
            ]
        case .english:
            [
                "Where does one {complain|report} about {advertisements|calls} for quick loans? They called me {} times.",
                "A {foolish|perhaps stupid} question: are {thieves|crooks} ever {punished|caught}?",
                "Cigarettes {rise to|cost} {} euros, will {the casino|gambling} be taxed too?",
                "My {neighbour|cousin} earns at home, {must|how does} he pay tax on {} euros?",
            ]
        }
    }
}
