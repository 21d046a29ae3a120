internal import Text

/// What the moderators' logins and names look like.
///
/// A name imitates one of them if the skeletons (UTS #39) of both are the same, as they are written or folded, so
/// that case and diacritics hide nothing. A person who simply has the same name, in other capitals or without
/// diacritics, imitates nobody; letters in full width, mathematical letters and the like, and invisible characters,
/// are not how a person's name is written.
struct ModeratorLooks: Sendable {
    private struct Known: Sendable {
        var text: String
        var form: [UInt8]
        var folded: [UInt8]
    }

    /// By what they look like, in the order of the logins.
    private var known: [[UInt8]: [Known]] = [:]

    init(_ moderators: [Login: String]) {
        for (login, name) in moderators.sorted(by: { $0.key < $1.key }) {
            for text in [login.text, name] {
                let folded = Folding.fold(text)
                let entry = Known(text: text, form: CanonicalForm.of(text), folded: folded)
                var written = text
                var capitals = text.uppercased()
                var plainCapitals = String(decoding: folded, as: UTF8.self).uppercased()
                let looks = [
                    written.withUTF8 { NameLook.of(UnsafeRawBufferPointer($0)) },
                    folded.withUnsafeBytes { NameLook.of($0) },
                    // In capitals a small l stands for an I.
                    capitals.withUTF8 { NameLook.of(UnsafeRawBufferPointer($0)) },
                    plainCapitals.withUTF8 { NameLook.of(UnsafeRawBufferPointer($0)) },
                ]
                for look in Set(looks) where !look.isEmpty { known[look, default: []].append(entry) }
            }
        }
    }

    /// The login or name that a name, as UTF-8, looks like without being the same.
    func imitated(by utf8: UnsafeRawBufferPointer) -> String? {
        guard !known.isEmpty else { return nil }
        var folded: [UInt8] = []
        Folding.fold(utf8, into: &folded)
        var found = known[NameLook.of(utf8)] ?? []
        found += known[folded.withUnsafeBytes { NameLook.of($0) }] ?? []
        guard let first = found.first else { return nil }
        let form = CanonicalForm.changing(utf8) ?? Array(utf8)
        let isPlain = !ModeratorLooks.hasOtherForms(utf8)
        if found.contains(where: {
            $0.form == form
                || isPlain && $0.folded == folded
                    && (ModeratorLooks.hasDotless($0.form) || !ModeratorLooks.hasDotless(form))
        }) {
            return nil
        }
        return first.text
    }

    /// Whether a text has the dotless i, which makes a name another one.
    private static func hasDotless(_ form: [UInt8]) -> Bool {
        form.indices.dropLast().contains { form[$0] == 0xC4 && form[$0 + 1] == 0xB1 }
    }

    /// Whether a text has letters that are another form of plain ones, or invisible characters.
    private static func hasOtherForms(_ utf8: UnsafeRawBufferPointer) -> Bool {
        guard utf8.contains(where: { $0 >= 0x80 }) else { return false }
        return CanonicalForm.decomposed(utf8).contains { value in
            guard value >= 0x80, let scalar = Unicode.Scalar(value),
                scalar.properties.canonicalCombiningClass.rawValue == 0
            else { return false }
            // Letters on black circles and squares, which are pictures in Unicode.
            if (0x1F150...0x1F189).contains(value) { return true }
            return scalar.properties.lowercaseMapping.unicodeScalars.contains { small in
                // The two small letters that case folding changes, though they are in their plain form.
                small != "ß" && small != "ς" && small.value >= 0x80
                    && small.properties.canonicalCombiningClass.rawValue == 0
                    && small.properties.changesWhenNFKCCaseFolded
            }
        }
    }
}
