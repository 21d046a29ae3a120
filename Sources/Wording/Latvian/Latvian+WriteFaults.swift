import Moderation
import Terminal

/// What can't be written. Members are called as options and JSON call them.
extension Latvian {
    func clause(_ fault: WriteFault) -> DisplayText {
        switch fault {
        case .noteMissing: "piezīmei vajag tekstu"
        case .note(let fault): textFault(fault, "piezīmē")
        case .body(let fault): textFault(fault, "tekstā")
        case .unlistedReason(let code): "iestatījumos nav iemesla \(code.text)"
        case .noteDemanded(let code): "iemeslam \(code.text) vajag piezīmi"
        case .severalEdited: "vienā reizē labo vienu komentāru"
        case .takesNoNote(let verb): "\(verb.word): piezīmes tam nav"
        case .breach(let breach): "to nevar ierakstīt: \(clause(breach))"
        case .unfit(let breach): clause(breach)
        case .tooLong: "to nevar ierakstīt: ierakstā būtu vairāk par \(Limits.line) baitiem"
        case .noServer: "šī mape neseko nevienam serverim"
        case .badIntakeKey(let path, let bytes):
            "\(path) nav \(bytes) baitus garš; noņemiet to, un nākamais pieprasījums izveidos jaunu"
        }
    }
    private func textFault(_ fault: WriteFault.TextFault, _ place: DisplayText) -> DisplayText {
        switch fault {
        case .empty: "\(place) nav nekā"
        case .invisible: "\(place) nekas nav redzams"
        case .tooLong(let count, let most): "\(place) ir \(bytes(count)) UTF-8, un drīkst būt ne vairāk par \(most)"
        case .nul: "\(place) ir rakstzīme U+0000"
        }
    }
    func clause(_ breach: EntryLimits.Breach) -> DisplayText {
        switch breach {
        case .empty(let member): "laukā „\(member)” nav nekā"
        case .tooLong(let member, let count, let most):
            "laukā „\(member)” ir \(bytes(count)), un drīkst būt ne vairāk par \(most)"
        case .nul(let member): "laukā „\(member)” ir rakstzīme U+0000"
        case .targets(let count): "ierakstā ir 1 līdz \(Limits.targets) komentāri, nevis \(count)"
        case .order(let member): "laukā „\(member)” skaitļiem jāaug, sākot no 1"
        case .time(let member): "laukā „\(member)” laiks nav no 1. līdz 9999. gadam"
        case .clock: "pulksteņa laiks nav no 1. līdz 9999. gadam"
        case .identity: "komentāru rindas vārds nav UUID"
        case .content(let verb): "\(verb.word): nav tā satura, kas tam pieder"
        }
    }
    func clause(_ breach: GateRules.Breach) -> DisplayText {
        switch breach {
        case .control(let member, let scalar, let column):
            "laukā „\(member)” \(column). rakstzīme ir vadības zīme \(GateRules.Breach.notation(scalar))"
        case .invisible(let member): "laukā „\(member)” nekas nav redzams"
        case .lines(let member, let count):
            "laukā „\(member)” ir \(Plural.latvian(count, zero: "\(count) rindu", one: "\(count) rinda", other: "\(count) rindas")), un drīkst būt ne vairāk par \(GateRules.lines)"
        case .marks(let member, let line, let column):
            "laukā „\(member)” vairāk par \(GateRules.marks) saliekamām zīmēm pēc kārtas: \(line). rinda, \(column). rakstzīme"
        }
    }
}
