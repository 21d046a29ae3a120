import JSON
import Moderation

/// Where a line is not what the format asks for, as an offset into the bytes that are being read.
struct LineFault: Error {
    var offset: Int
    var kind: Damage.Kind
    /// What was expected, or what is wrong: one clause in English, nothing from the journal in it.
    var detail: String

    init(offset: Int, kind: Damage.Kind, detail: String) {
        self.offset = offset
        self.kind = kind
        self.detail = detail
    }

    /// Makes the fault of a string or number that the cursor refused.
    init(_ fault: CanonicalFault, in member: StaticString) {
        offset = fault.offset
        kind = fault.kind == .encoding ? .encoding : .form
        detail =
            switch fault.kind {
            case .literal: "\(member): something else was expected here"
            case .number: "\(member): expected a number from 0 to 4294967295, without sign or leading zero"
            case .opening: "\(member): expected a string"
            case .unfinished: "\(member): the string does not end"
            case .encoding: "\(member): not UTF-8"
            case .raw: "\(member): a character that has to be escaped"
            case .escape: "\(member): not the escape that the format has for this character"
            }
    }
}
