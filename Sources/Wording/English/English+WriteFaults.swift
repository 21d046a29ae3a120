import Moderation
import Terminal

/// What can't be written.
extension English {
    func clause(_ fault: WriteFault) -> DisplayText {
        switch fault {
        case .noteMissing: "a note needs its text"
        case .note(let fault): textFault(fault, "a note")
        case .body(let fault): textFault(fault, "a text")
        case .unlistedReason(let code): "no reason \(code.text) is listed"
        case .noteDemanded(let code): "the reason \(code.text) needs a note"
        case .severalEdited: "one comment at a time is edited"
        case .takesNoNote(let verb): "\(verb.word) takes no note"
        case .breach(let breach): "this can't be written: \(clause(breach))"
        case .unfit(let breach): clause(breach)
        case .tooLong: "this can't be written: the entry would have more than \(Limits.line) bytes"
        case .noServer: "this folder follows no server"
        case .badIntakeKey(let path, let bytes):
            "\(path) is not \(bytes) bytes long; remove it, and the next request makes a new one"
        }
    }
    private func textFault(_ fault: WriteFault.TextFault, _ name: DisplayText) -> DisplayText {
        switch fault {
        case .empty: "\(name) must not be empty"
        case .invisible: "\(name) must not be empty: nothing in this one can be seen"
        case .tooLong(let count, let most): "\(name) may have \(most) bytes of UTF-8; this one has \(count)"
        case .nul: "\(name) must not contain U+0000"
        }
    }
    func clause(_ breach: EntryLimits.Breach) -> DisplayText {
        switch breach {
        case .empty(let member): "\(member) is empty"
        case .tooLong(let member, let count, let most):
            "\(member) has \(count) bytes, and may have at most \(most)"
        case .nul(let member): "\(member) holds the character U+0000"
        case .targets(let count): "an entry names 1 to \(Limits.targets) comments, not \(count)"
        case .order(let member): "\(member) must ascend, from 1 on"
        case .time(let member): "\(member) lies outside the years 1 to 9999"
        case .clock: "the clock's time lies outside the years 1 to 9999"
        case .identity: "the queue's name is no UUID"
        case .content(let verb): "\(verb.word) has not the content that belongs to it"
        }
    }
    func clause(_ breach: GateRules.Breach) -> DisplayText {
        switch breach {
        case .control(let member, let scalar, let column):
            "\(member) holds the control character \(GateRules.Breach.notation(scalar)) at character \(column)"
        case .invisible(let member): "\(member) is empty: nothing in it can be seen"
        case .lines(let member, let count):
            "\(member) has \(count) lines, and may have at most \(GateRules.lines)"
        case .marks(let member, let line, let column):
            "\(member) has more than \(GateRules.marks) combining marks in a row at line \(line), character \(column)"
        }
    }
}
