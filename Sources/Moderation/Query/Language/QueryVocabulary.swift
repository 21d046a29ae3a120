internal import Text

extension Query {
    /// A word of the query language, for completion and help.
    package struct Word: Hashable, Sendable {
        /// As it is typed: a key with its colon, a value alone.
        package var text: String
        /// What it selects, one line without a full stop.
        package var english: String
        package var latvian: String
    }

    /// Every key, with the values that are words of the language themselves.
    package static let vocabulary: [(key: Word, values: [Word])] = QueryKey.allCases.map { key in
        let values: [Word] =
            switch key {
            case .is: Aspect.allCases.map(\.word)
            case .has: Feature.allCases.map(\.word)
            case .script: Script.named.map { Word(text: $0.word, english: $0.title, latvian: $0.word) }
            case .lang: TextLanguage.allCases.map(\.word)
            case .author, .email, .address: [key.exactWord]
            default: []
            }
        return (key.word, values)
    }

    /// What can stand at the end of a text that is being typed.
    package struct Completion: Sendable {
        /// The bytes at the end of the text that a word of `words` replaces.
        package var replacing: Int
        package var words: [Word]
        /// The key whose value is being typed: the caller knows the releases, reasons and moderators.
        package var key: QueryKey?
        /// What of the value has been typed.
        package var typed: String
    }

    /// Completes the word at the end of `text`, which is what stands before the cursor.
    package static func completion(of text: String) -> Completion {
        let bytes = Array(text.utf8.suffix(QueryParser.maximalLength))
        var start = bytes.count
        while start > 0, ![0x20, 0x09, 0x28, 0x29].contains(bytes[start - 1]) { start -= 1 }
        while start < bytes.count, bytes[start] == 0x2D { start += 1 }
        let word = bytes[start...]
        guard let colon = word.firstIndex(of: 0x3A) else {
            let keys = vocabulary.map(\.key).filter { $0.text.utf8.starts(with: word) }
            return Completion(
                replacing: word.count, words: keys, key: nil, typed: String(decoding: word, as: UTF8.self))
        }
        let key = QueryKey(word[..<colon])
        let item = word[(colon + 1)...].split(separator: 0x2C, omittingEmptySubsequences: false).last ?? []
        let values = vocabulary.first { $0.key.text.utf8.elementsEqual(word[...colon]) }?.values ?? []
        return Completion(
            replacing: item.count, words: values.filter { $0.text.utf8.starts(with: item) }, key: key,
            typed: String(decoding: item, as: UTF8.self))
    }
}

extension QueryKey {
    package var word: Query.Word {
        let (english, latvian) = explanation
        return Query.Word(text: rawValue + ":", english: english, latvian: latvian)
    }

    /// The sign behind the colon that asks for all of a value instead of a part.
    fileprivate var exactWord: Query.Word {
        switch self {
        case .email:
            Query.Word(
                text: "=", english: "exactly this address; \"\" is none",
                latvian: "tieši šī adrese; \"\" nozīmē, ka tās nav")
        case .address:
            Query.Word(
                text: "=", english: "exactly this address, however it is spelt",
                latvian: "tieši šī adrese, lai kā tā būtu pierakstīta")
        default:
            Query.Word(
                text: "=", english: "exactly this name, with case", latvian: "tieši šis vārds, arī burtu lielums")
        }
    }

    private var explanation: (english: String, latvian: String) {
        switch self {
        case .author: ("the author's name has this in it", "autora vārdā ir šis teksts")
        case .email: ("the author's e-mail address has this in it", "autora e-pasta adresē ir šis teksts")
        case .address: ("the network address has this in it", "tīkla adresē ir šis teksts")
        case .body: ("the text has this in it, the author's name aside", "tekstā ir tas, autora vārdu neskaitot")
        case .release: ("comments on this release", "šī paziņojuma komentāri")
        case .reason: ("rejected for this reason", "noraidīti šī iemesla dēļ")
        case .by: ("last decided by this moderator", "pēdējais lēmis šis moderators")
        case .is: ("what the comment is: pending, edited …", "kāds ir komentārs: pending, edited …")
        case .has: ("what was found in it: link, phone …", "kas tajā atrasts: link, phone …")
        case .number: ("by number: 17,20..30", "pēc numura: 17,20..30")
        case .entry: ("what this entry of the history touched", "ko skāra šis vēstures ieraksts")
        case .same: ("the same text as this comment", "tāds pats teksts kā šim komentāram")
        case .like: ("nearly the same text as this comment", "gandrīz tāds pats teksts kā šim komentāram")
        case .word: ("has a word of this list", "tekstā ir šī saraksta vārds")
        case .host: ("a link leads to this host: example.com", "saite ved uz šo vietni: example.com")
        case .links: ("how many links: 2, 2..5", "cik saišu: 2, 2..5")
        case .length: ("how many letters and digits: ..20", "cik burtu un ciparu: ..20")
        case .script: ("most letters are of this script", "vairums burtu ir no šīs rakstības")
        case .lang: ("seems to be in this language: lv, ru, en, ?", "šķiet šajā valodā: lv, ru, en, ?")
        case .view: ("what this view shows", "ko rāda šis skats")
        case .authorApproved: ("so many by this author approved: 0, 5..9", "tik šī autora apstiprināto: 0, 5..9")
        case .authorRejected: ("so many by this author rejected: 0, 1..9", "tik šī autora noraidīto: 0, 1..9")
        case .addressApproved: ("so many from this address approved: 1..9", "tik no šīs adreses apstiprināto: 1..9")
        case .addressRejected: ("so many from this address rejected: 1..9", "tik no šīs adreses noraidīto: 1..9")
        case .burst:
            ("so many or more from this address in 10 minutes: 5", "tik vai vairāk no šīs adreses 10 minūtēs: 5")
        case .rule: ("what this rule of the settings marks", "ko iezīmē šī iestatījumu kārtula")
        case .likely:
            (
                "likely to be rejected so, by your decisions: spam, any",
                "pēc jūsu lēmumiem, visticamāk, noraidāmi: spam, any"
            )
        case .before: ("submitted before: 2026-11-24, 7d", "iesniegti pirms: 2026-11-24, 7d")
        case .after: ("submitted since: 2026-11-24, 7d", "iesniegti kopš: 2026-11-24, 7d")
        case .decidedBefore: ("decided before: 2026-11-24, 7d", "izlemti pirms: 2026-11-24, 7d")
        case .decidedAfter: ("decided since: 2026-11-24, 7d", "izlemti kopš: 2026-11-24, 7d")
        }
    }
}

extension TextLanguage {
    package var word: Query.Word {
        let (english, latvian) =
            switch self {
            case .latvian: ("Latvian", "latviski")
            case .russian: ("Russian", "krieviski")
            case .english: ("English", "angliski")
            case .unknown: ("another language, or not sure", "citā valodā vai nav skaidrs")
            }
        return Query.Word(text: rawValue, english: english, latvian: latvian)
    }
}

extension Aspect {
    package var word: Query.Word {
        let (english, latvian) = explanation
        return Query.Word(text: rawValue, english: english, latvian: latvian)
    }

    private var explanation: (english: String, latvian: String) {
        switch self {
        case .pending: ("needs a decision now", "tagad gaida lēmumu")
        case .deferred: ("put off to a later time", "atlikts uz vēlāku laiku")
        case .approved: ("the public may see it", "apstiprināts, publiski redzams")
        case .rejected: ("turned down", "noraidīts")
        case .erased: ("its text is gone for good", "teksts dzēsts uz visiem laikiem")
        case .edited: ("changed by a moderator", "moderatora labots")
        case .reply: ("answers another comment", "atbild citam komentāram")
        case .duplicate: ("another comment says the same", "tas pats teksts ir arī citur")
        case .any: ("every comment", "visi komentāri")
        }
    }
}

extension Feature {
    package var word: Query.Word {
        let (english, latvian) = explanation
        return Query.Word(text: rawValue, english: english, latvian: latvian)
    }

    private var explanation: (english: String, latvian: String) {
        switch self {
        case .link: ("a link", "saite")
        case .email: ("an e-mail address in the text", "e-pasta adrese tekstā")
        case .phone: ("a telephone number", "tālruņa numurs")
        case .hidden: ("characters that don't show by themselves", "rakstzīmes, kas pašas nav redzamas")
        case .word: ("a word of the settings' lists", "vārds no iestatījumu sarakstiem")
        case .note: ("a note in the history", "piezīme vēsturē")
        case .siteEdit: ("approved, then changed on the site", "apstiprināts, pēc tam mainīts vietnē")
        case .trap: ("a form's marks of a program", "veidlapas zīmes par programmu")
        }
    }
}
