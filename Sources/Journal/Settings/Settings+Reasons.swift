import JSON
import Moderation
import Text

extension Settings {
    /// Takes `reasons`: in their order, no code and no key twice.
    mutating func readReasons(_ members: inout JSONFields) throws(JSONError) {
        guard let nodes = try members.optionalFullArray("reasons") else { return }
        var reasons: [Reason] = []
        for node in nodes {
            var members = try JSONFields(node, named: "a reason")
            let code = try members.text("code")
            let key = try members.text("key")
            let reason = Reason(
                code: try code.value(orSay: "code: expected a-z, 0-9 and -, 32 at most") { ReasonCode($0) },
                key: try key.reasonKey(), english: try members.shownText("en"), latvian: try members.shownText("lv"),
                publicText: try members.optionalText("public")?.text, guide: try members.guide(),
                note: try members.notePolicy(), texts: try members.readyTexts())
            try members.end()
            guard !reasons.contains(where: { $0.code == reason.code }) else {
                throw code.mistake("code: another reason has the same one")
            }
            guard !reasons.contains(where: { $0.key == reason.key }) else {
                throw key.mistake("key: another reason has the same one")
            }
            reasons.append(reason)
        }
        self.reasons = reasons
    }
}

extension JSONFields {
    /// Takes `guide` of a reason.
    fileprivate mutating func guide() throws(JSONError) -> String? {
        guard let guide = try optionalText("guide") else { return nil }
        guard guide.text.isVisible, guide.text.utf8.count <= 4_096 else {
            throw guide.mistake("guide: expected 1 to 4096 bytes that can be seen")
        }
        return guide.text
    }

    /// Takes `note` of a reason.
    fileprivate mutating func notePolicy() throws(JSONError) -> Settings.NotePolicy? {
        guard let note = try optionalText("note") else { return nil }
        return try note.value(orSay: "note: expected demanded or offered") { Settings.NotePolicy(rawValue: $0) }
    }

    /// Takes `texts` of a reason.
    fileprivate mutating func readyTexts() throws(JSONError) -> [String] {
        var texts: [String] = []
        for node in try optionalFullArray("texts") ?? [] {
            let text = try JSONText(node, named: "a ready text")
            guard text.text.isVisible, text.text.utf8.count <= Limits.note else {
                throw text.mistake("texts: expected 1 to \(Limits.note) bytes that can be seen")
            }
            texts.append(text.text)
        }
        return texts
    }
}

extension JSONText {
    /// Reads the text as the key of a reason: one letter or digit that a hasty hand can't mean otherwise.
    fileprivate func reasonKey() throws(JSONError) -> Character {
        guard text.utf8.count == 1, let key = text.first, key.isASCII, key.isLetter || key.isNumber else {
            throw mistake("key: expected one letter or digit")
        }
        guard !Settings.forbiddenReasonKeys.contains(key) else {
            let forbidden = String(Settings.forbiddenReasonKeys.sorted())
            throw mistake("key: none of \(forbidden), which have a meaning of their own after r is broken off")
        }
        return key
    }
}
