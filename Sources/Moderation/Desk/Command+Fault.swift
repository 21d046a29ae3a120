import Text

extension Command {
    /// Tells, in one sentence, why this command may not be written at all; `nil` when it may.
    ///
    /// It covers what the journal's limits and the queue's settings ask: reasons that are listed, notes where one is
    /// demanded, texts that fit and in which something can be seen. Who may decide at all is another matter
    /// (``CurrentSettings/refusal(of:)``), and so are single targets (``targets``, ``setApart``).
    package func fault(settings: Settings) -> String? {
        if let note, let fault = Self.fault(of: note, named: "A note", most: Limits.note) { return fault }
        switch decision {
        case .note where note == nil:
            return "A note needs its text."
        case .reject(let reason):
            guard settings.reason(reason) != nil else { return "No reason \(reason.text) is listed." }
            return reason == .other && note == nil ? "The reason other needs a note." : nil
        case .edit(let body):
            guard targets.count <= 1 else { return "One comment at a time is edited." }
            return Self.fault(of: body, named: "A text", most: Limits.body)
        case .undo, .erase:
            return note == nil ? nil : "\(decision.verb.word) takes no note."
        case .approve, .reopen, .defer, .note:
            return nil
        }
    }

    private static func fault(of text: String, named name: String, most: Int) -> String? {
        if text.utf8.isEmpty { return "\(name) must not be empty." }
        guard text.isVisible else { return "\(name) must not be empty: nothing in this one can be seen." }
        if text.utf8.count > most { return "\(name) may have \(most) bytes of UTF-8; this one has \(text.utf8.count)." }
        return text.utf8.contains(0) ? "\(name) must not contain U+0000." : nil
    }
}
