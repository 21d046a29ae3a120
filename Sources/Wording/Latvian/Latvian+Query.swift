import Moderation
import Terminal

extension Latvian {
    func queryProblem(_ problem: QueryProblem, hasSuggestion: Bool) -> DisplayText {
        switch problem {
        case .tooLong(let bytes): "vaicājumā ir ne vairāk par \(bytes) baitiem"
        case .tooDeep(let levels): "vairāk par \(levels) iekavām un noliegumiem citam citā"
        case .noTerm: "trūkst nosacījuma"
        case .noTermBeforeClosing: "pirms „)” trūkst nosacījuma"
        case .noTermBeforeOr: "pirms OR trūkst nosacījuma"
        case .noTermAfterDash: "aiz „-” trūkst nosacījuma; lai meklētu „-”, lieciet to pēdiņās"
        case .unopened: "šai „)” nav savas „(”"
        case .unclosed: "šai „(” nav savas „)”"
        case .noSpaceBeforeQuotation: "pirms pēdiņām trūkst atstarpes"
        case .noSpaceAfterQuotation: "aiz pēdiņām trūkst atstarpes"
        case .unclosedQuotation: "šīs pēdiņas nav aizvērtas"
        case .badEscape: "pēdiņās aiz \\ var būt tikai \" vai \\"
        case .noKey: "pirms „:” nav atslēgas; lai to meklētu, lieciet pēdiņās"
        case .unknownKey(let key):
            "nav atslēgas „\(key)”" + (hasSuggestion ? "" : "; lai to meklētu, lieciet pēdiņās")
        case .noValue(let key): "aiz „\(key)” trūkst vērtības"
        case .noValueBeforeComma: "pirms komata trūkst vērtības"
        case .noValueAfterComma: "aiz komata trūkst vērtības"
        case .noText: "trūkst meklējamā teksta"
        case .badName(let name, .release): "„\(name)” neder: paziņojuma vārdā ir burti, cipari un starp tiem . _ -"
        case .badName(let name, .reason): "„\(name)” neder: iemesla kodā ir a līdz z, cipari un -"
        case .badName(let name, .moderator):
            "„\(name)” neder: moderatora vārdā nav atstarpju, un tas nav garāks par \(Limits.login) baitiem"
        case .badName(let name, .host): "„\(name)” nav vietne: tā jāraksta kā example.com"
        case .badName(let name, .rule): "„\(name)” neder: kārtulas vārdā ir a līdz z, cipari un -"
        case .notHere(let term, .rule): "\(term) kārtulā nevar būt"
        case .notHere(let term, _): "\(term) stāsta, kas notika pēc komentāra ienākšanas; izmēģinājumā tas neder"
        case .unknownWord(let word, let key, let known):
            "\(key): nav vērtības „\(word)”" + (hasSuggestion ? "" : others(known))
        case .unknownView(let name, let known): "nav skata „\(name)”" + (hasSuggestion ? "" : others(known))
        case .unknownRelease(let slug): "nav paziņojuma „\(slug)”"
        case .unknownNumber(.comment, let number): "nav komentāra #\(Int(number))"
        case .unknownNumber(.entry, let number): "nav ieraksta \(Int(number))"
        case .noCommentNumber: "jābūt komentāra numuram vai posmam kā 20..30"
        case .noNumber(.comment): "jābūt komentāra numuram"
        case .noNumber(.entry): "jābūt ieraksta numuram"
        case .noCount: "jābūt skaitam: 2, vai posmam kā 2.. vai ..20"
        case .rangeGoesDown(let first): "jābūt \(Int(first)) vai vairāk: posms iet uz augšu"
        case .noSuchDay(let day): "tādas dienas nav: „\(day)”"
        case .noDay: "jābūt datumam kā 2026-11-24 vai vecumam kā 30m 12h 7d 4w"
        }
    }

    /// What there is instead.
    private func others(_ known: [String]) -> DisplayText {
        known.isEmpty ? "; nav neviena" : ", bet ir \(known.joined(separator: ", "))"
    }

    func queryError(_ error: QueryError) -> DisplayText {
        let problem = queryProblem(error.problem, hasSuggestion: error.suggestion != nil)
        let text: DisplayText = "\(error.column). zīme: \(problem)"
        return error.suggestion.map { "\(text); varbūt „\($0)”?" } ?? text
    }

    func meaning(_ word: Query.Word) -> DisplayText {
        switch word {
        case .key(let key): meaning(key)
        case .exactly(.email): "tieši šī adrese; \"\" nozīmē, ka tās nav"
        case .exactly(.address): "tieši šī adrese, lai kā tā būtu pierakstīta"
        case .exactly: "tieši šis vārds, ieskaitot burtu lielumu"
        case .aspect(let aspect): meaning(aspect)
        case .feature(let feature): meaning(feature)
        case .script: "vairums burtu ir no šīs rakstības"
        case .language(let language): meaning(language)
        }
    }
    private func meaning(_ key: QueryKey) -> DisplayText {
        switch key {
        case .author: "autora vārdā ir šis teksts"
        case .email: "autora e-pasta adresē ir šis teksts"
        case .address: "tīkla adresē ir šis teksts"
        case .body: "tekstā ir tas, autora vārdu neskaitot"
        case .release: "šī paziņojuma komentāri"
        case .reason: "noraidīti šī iemesla dēļ"
        case .by: "pēdējo lēmumu pieņēmis šis moderators"
        case .is: "kāds ir komentārs: pending, edited …"
        case .has: "kas tajā atrasts: link, phone …"
        case .number: "pēc numura: 17,20..30"
        case .entry: "ko skāra šis vēstures ieraksts"
        case .same: "tāds pats teksts kā šim komentāram"
        case .like: "gandrīz tāds pats teksts kā šim komentāram"
        case .word: "tekstā ir šī saraksta vārds"
        case .host: "saite ved uz šo vietni: example.com"
        case .links: "cik saišu: 2, 2..5"
        case .length: "cik burtu un ciparu: ..20"
        case .script: "vairums burtu ir no šīs rakstības"
        case .lang: "šķiet šajā valodā: lv, ru, en, ?"
        case .view: "ko rāda šis skats"
        case .authorApproved: "tik šī autora apstiprināto: 0, 5..9"
        case .authorRejected: "tik šī autora noraidīto: 0, 1..9"
        case .addressApproved: "tik no šīs adreses apstiprināto: 1..9"
        case .addressRejected: "tik no šīs adreses noraidīto: 1..9"
        case .burst: "vismaz tik no vienas adreses 10 minūtēs: 5"
        case .rule: "ko iezīmē šī iestatījumu kārtula"
        case .likely: "pēc jūsu lēmumiem, visticamāk, noraidāmi: spam, any"
        case .before: "iesniegti pirms: 2026-11-24, 7d"
        case .after: "iesniegti kopš: 2026-11-24, 7d"
        case .decidedBefore: "izlemti pirms: 2026-11-24, 7d"
        case .decidedAfter: "izlemti kopš: 2026-11-24, 7d"
        }
    }
    private func meaning(_ aspect: Aspect) -> DisplayText {
        switch aspect {
        case .pending: "tagad gaida lēmumu"
        case .deferred: "atlikts uz vēlāku laiku"
        case .approved: "apstiprināts, publiski redzams"
        case .rejected: "noraidīts"
        case .erased: "teksts dzēsts uz visiem laikiem"
        case .edited: "moderatora labots"
        case .reply: "atbild citam komentāram"
        case .duplicate: "tas pats teksts ir arī citur"
        case .any: "visi komentāri"
        }
    }
    private func meaning(_ feature: Feature) -> DisplayText {
        switch feature {
        case .link: "saite"
        case .email: "e-pasta adrese tekstā"
        case .phone: "tālruņa numurs"
        case .hidden: "rakstzīmes, kas pašas nav redzamas"
        case .word: "vārds no iestatījumu sarakstiem"
        case .note: "piezīme vēsturē"
        case .siteEdit: "apstiprināts, pēc tam mainīts vietnē"
        case .trap: "veidlapas pazīmes, ka rakstījusi programma"
        }
    }
    private func meaning(_ language: TextLanguage) -> DisplayText {
        switch language {
        case .latvian: "latviski"
        case .russian: "krieviski"
        case .english: "angliski"
        case .unknown: "citā valodā vai nav skaidrs"
        }
    }
}
