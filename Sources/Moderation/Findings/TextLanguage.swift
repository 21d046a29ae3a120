package import Text

/// The language that a text seems to be written in: the values of `lang:`.
///
/// It is told by the short words and the letters that one language has and its neighbours lack, so that a text
/// without diacritics is recognised too. If they say nothing, or contradict each other, it is unknown.
package enum TextLanguage: String, CaseIterable, Sendable {
    case latvian = "lv"
    case russian = "ru"
    case english = "en"
    case unknown = "?"

    /// - Parameters:
    ///   - body: Valid UTF-8.
    ///   - folded: The same, folded.
    init(of body: UnsafeRawBufferPointer, folded: UnsafeRawBufferPointer) {
        let letters = LetterCounts(body)
        guard let script = letters.dominant else {
            self = .unknown
            return
        }
        var score = Score(letters)
        score.count(folded)
        switch script {
        case .latin: self = score.isClear(.latvian) ? .latvian : score.isClear(.english) ? .english : .unknown
        case .cyrillic: self = score.isClear(.russian) ? .russian : .unknown
        default: self = .unknown
        }
    }

    /// What speaks for each language.
    private struct Score {
        private var points = [Int](repeating: 0, count: 4)
        private var words = 0

        init(_ letters: LetterCounts) {
            self[.latvian] = min(letters.latvian, 6)
            self[.russian] = min(letters.russian, 6)
            self[.unknown] = 2 * min(letters.foreign, 6)
        }

        private subscript(language: TextLanguage) -> Int {
            get { points[language.index] }
            set { points[language.index] = newValue }
        }

        mutating func count(_ folded: UnsafeRawBufferPointer) {
            var hash = WordHash()
            for byte in folded {
                if byte >= 0x80 || byte.isLetter {
                    hash.add(byte)
                } else if let word = hash.end() {
                    count(word)
                }
            }
            if let word = hash.end() { count(word) }
        }

        private mutating func count(_ word: UInt64) {
            words += 1
            if let language = TextLanguage.words[word] { self[language] += language == .unknown ? 2 : 1 }
        }

        /// Whether a language has twice as many hits as any other, and one in six words; in a few words one hit is enough.
        func isClear(_ language: TextLanguage) -> Bool {
            let own = self[language]
            let next = TextLanguage.allCases.filter { $0 != language }.map { self[$0] }.max() ?? 0
            return own > 2 * next && own * 6 >= words && (own > 1 || words <= 3)
        }
    }

    /// A bit for each.
    var bit: UInt8 { 1 << UInt8(index) }

    private var index: Int {
        switch self {
        case .latvian: 0
        case .russian: 1
        case .english: 2
        case .unknown: 3
        }
    }

    /// The words, by their hash: folded, and as far as possible none that two of the languages share.
    private static let words: [UInt64: TextLanguage] = {
        var words: [UInt64: TextLanguage] = [:]
        for (language, list) in lists {
            for word in list.split(separator: " ") {
                var hash = WordHash()
                for byte in word.utf8 { hash.add(byte) }
                if let hash = hash.end() { words[hash] = language }
            }
        }
        return words
    }()

    private static let lists: [(TextLanguage, String)] = [
        (
            .latvian,
            """
            un ir ka par uz ar tas ta kas bet vai nav es mes jus vini vins vina vinu so sis si sie tad tur ja pie pec lai kad kur ko \
            kam cik tik jau vel tikai loti visi viss visu visiem nevis gan ari kapec kada kadu kads kadas man manu tev jums mums savu \
            savas sava bija esmu esam esat var vajag labi paldies ludzu sveiki labdien cilveki cilveku cilvekiem latvija latvijas \
            valsts daudz daudzi nekas neko tiek tika pret bez starp tatad protams tiesam nevar tacu kaut visas mums jusu musu \
            tagad vienmer reali jadoma jabut naudu naudas darbu komentars zinas
            """
        ),
        (
            .english,
            """
            the and is of in that it for you are not this with be have was they what we there from your would has who why when about \
            their more been people because should could very thanks thank please good great think know which than then them his her \
            our were had did does how will just where while these those any some only into over also after before
            """
        ),
        (
            .russian,
            """
            и в не на что это как я с по а но вы мы они он она то все за у из для так же бы от о уже или если есть было быть только \
            почему где когда кто спасибо можно нет да еще очень этот эта эти того чтобы при может надо будет тут там себя меня вас нас \
            их ему просто такие здесь сколько всех без про
            """
        ),
        (
            .unknown,
            """
            yra buvo labai kaip tai nuo apie savo dar nes arba cia viskas lietuva lietuvos und der die das ist nicht ein eine mit auf \
            den dem von wir ich le les des est pas une dans que pour qui el los por con para como che il della sono nie jest \
            jak tego nao uma ning aga oli vaga eesti ole minu що це як але та від є се са че ще съм
            """
        ),
    ]
}

/// A hash of a word's bytes, one after the other.
private struct WordHash {
    private var value: UInt64 = 0xCBF2_9CE4_8422_2325
    private var isEmpty = true

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
        isEmpty = false
    }

    /// The hash of the word that ends here, `nil` if there is none; the next one begins.
    mutating func end() -> UInt64? {
        defer { self = WordHash() }
        return isEmpty ? nil : value
    }
}

/// How many letters a text has of each script, and of those that tell languages apart.
struct LetterCounts {
    private var scripts = [Int](repeating: 0, count: Script.allCases.count)
    /// Letters with a macron or a cedilla that Latvian alone has among its neighbours.
    private(set) var latvian = 0
    private(set) var russian = 0
    /// Letters of other languages.
    private(set) var foreign = 0

    /// - Parameter body: Valid UTF-8.
    init(_ body: UnsafeRawBufferPointer) {
        var index = 0
        while index < body.count {
            if body[index] < 0x80 {
                if body[index].isLetter { scripts[Int(Script.latin.rawValue)] += 1 }
                index += 1
                continue
            }
            let (value, length) = Decoding.scalar(body, at: index)
            index += length
            guard let scalar = Unicode.Scalar(value) else { continue }
            let script = scalar.script
            guard script != .common, script != .inherited else { continue }
            scripts[Int(script.rawValue)] += 1
            switch scalar {
            case "ā", "Ā", "ē", "Ē", "ī", "Ī", "ģ", "Ģ", "ķ", "Ķ", "ļ", "Ļ", "ņ", "Ņ": latvian += 1
            case "ы", "Ы", "э", "Э", "ё", "Ё": russian += 1
            case "ą", "ę", "ė", "į", "ų", "Ė", "Į", "Ų", "õ", "ä", "ö", "ü", "ß", "ñ", "ç", "ł", "ż", "ś", "å", "ø",
                "ã", "é", "è",
                "і", "ї", "є", "ґ", "ў", "ј", "љ", "њ", "ћ", "ђ", "џ":
                foreign += 1
            default: break
            }
        }
    }

    /// The script of most letters; `nil` where there are none.
    var dominant: Script? {
        guard let most = scripts.max(), most > 0 else { return nil }
        return scripts.firstIndex(of: most).flatMap { Script(rawValue: UInt8($0)) }
    }
}

extension Script {
    /// The scripts that `script:` takes.
    package static let named = allCases.filter { $0 != .common && $0 != .inherited && $0 != .other }

    /// Its name in queries, such as `cyrillic`.
    package var word: String { String(title.lowercased().map { $0 == " " ? "-" : $0 }) }
}
