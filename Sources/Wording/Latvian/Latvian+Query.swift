import Moderation
import Terminal

extension Latvian {
    func queryProblem(_ problem: QueryProblem, hasSuggestion: Bool) -> DisplayText {
        switch problem {
        case .tooLong(let bytes): "vaicājumā ir ne vairāk par \(bytes) baitiem"
        case .tooDeep(let levels): "vairāk par \(levels) iekavām un noliegumiem citam citā"
        case .noTerm: "trūkst nosacījuma"
        case .noTermBeforeClosing: "pirms \")\" trūkst nosacījuma"
        case .noTermBeforeOr: "pirms OR trūkst nosacījuma"
        case .noTermAfterDash: "aiz \"-\" trūkst nosacījuma; lai meklētu \"-\", lieciet to pēdiņās"
        case .unopened: "šai \")\" nav savas \"(\""
        case .unclosed: "šai \"(\" nav savas \")\""
        case .noSpaceBeforeQuotation: "pirms pēdiņām trūkst atstarpes"
        case .noSpaceAfterQuotation: "aiz pēdiņām trūkst atstarpes"
        case .unclosedQuotation: "šīs pēdiņas nav aizvērtas"
        case .badEscape: "pēdiņās aiz \\ var būt tikai \" vai \\"
        case .noKey: "pirms \":\" nav atslēgas; lai to meklētu, lieciet pēdiņās"
        case .unknownKey(let key):
            "nav atslēgas \"\(key)\"" + (hasSuggestion ? "" : "; lai to meklētu, lieciet pēdiņās")
        case .noValue(let key): "aiz \"\(key)\" trūkst vērtības"
        case .noValueBeforeComma: "pirms komata trūkst vērtības"
        case .noValueAfterComma: "aiz komata trūkst vērtības"
        case .noText: "trūkst meklējamā teksta"
        case .badName(let name, .release): "\"\(name)\" neder: paziņojuma vārdā ir burti, cipari un starp tiem . _ -"
        case .badName(let name, .reason): "\"\(name)\" neder: iemesla kodā ir a līdz z, cipari un -"
        case .badName(let name, .moderator):
            "\"\(name)\" neder: moderatora vārdā nav atstarpju, un tas nav garāks par \(Limits.login) baitiem"
        case .badName(let name, .host): "\"\(name)\" nav vietne: tā jāraksta kā example.com"
        case .badName(let name, .rule): "\"\(name)\" neder: kārtulas vārdā ir a līdz z, cipari un -"
        case .notHere(let term, .rule): "\(term) kārtulā nevar būt"
        case .notHere(let term, _): "\(term) stāsta, kas notika pēc komentāra ienākšanas; izmēģinājumā tas neder"
        case .unknownWord(let word, let key, let known):
            "\(key): nav vērtības \"\(word)\"" + (hasSuggestion ? "" : others(known))
        case .unknownView(let name, let known): "nav skata \"\(name)\"" + (hasSuggestion ? "" : others(known))
        case .unknownRelease(let slug): "nav paziņojuma \"\(slug)\""
        case .unknownNumber(.comment, let number): "nav komentāra #\(Int(number))"
        case .unknownNumber(.entry, let number): "nav ieraksta \(Int(number))"
        case .noCommentNumber: "jābūt komentāra numuram vai posmam kā 20..30"
        case .noNumber(.comment): "jābūt komentāra numuram"
        case .noNumber(.entry): "jābūt ieraksta numuram"
        case .noCount: "jābūt skaitam: 2, vai posmam kā 2.. vai ..20"
        case .rangeGoesDown(let first): "jābūt \(Int(first)) vai vairāk: posms iet uz augšu"
        case .noSuchDay(let day): "tādas dienas nav: \"\(day)\""
        case .noDay: "jābūt datumam kā 2026-11-24 vai vecumam kā 30m 12h 7d 4w"
        }
    }

    /// What there is instead.
    private func others(_ known: [String]) -> DisplayText {
        known.isEmpty ? "; nav neviena" : ", bet ir \(known.joined(separator: ", "))"
    }
}
