import Seeded
import Testing
import Text

@Suite("Canonical equivalence")
struct CanonicalFormTests {
    @Test(
        "A text is put into one form",
        arguments: [
            ("", ""), ("Līga", "Līga"), ("Li\u{304}ga", "L\u{12B}ga"), ("\u{212B}", "\u{C5}"),
            ("a\u{302}\u{323}", "\u{1EAD}"),
            ("a\u{323}\u{302}", "\u{1EAD}"), ("\u{1EA1}\u{302}", "\u{1EAD}"), ("\u{301}a", "\u{301}a"),
            ("\u{1112}\u{1161}\u{11AB}", "한"), ("하\u{11AB}", "한"), ("\u{418}\u{306}", "Й"), ("か\u{3099}", "が"),
            ("ﬁ", "ﬁ"), ("Ａ", "Ａ"), ("\u{FA10}", "塚"),
        ])
    func forms(text: String, form: String) {
        #expect(CanonicalForm.of(text) == Array(form.utf8))
    }

    @Test("Two texts have one form if the standard library takes them for one", arguments: 1...40)
    func agrees(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let text = RandomText.text(most: 12, using: &generator)
            // Marks in another order, and what composes taken apart.
            var scalars = Array(text.unicodeScalars)
            if scalars.count > 1 {
                scalars.swapAt(Int.random(in: 1..<scalars.count, using: &generator), scalars.count - 1)
            }
            var other = String.UnicodeScalarView()
            for scalar in scalars {
                let apart = scalar.canonicallyDecomposed
                other.append(
                    contentsOf: Bool.random(using: &generator)
                        ? (apart ?? String(scalar)).unicodeScalars : String(scalar).unicodeScalars)
            }
            let same = text.withBytes { one in String(other).withBytes { CanonicalForm.areSame(one, $0) } }
            #expect(same == (text == String(other)))
            #expect(CanonicalForm.of(String(decoding: CanonicalForm.of(text), as: UTF8.self)) == CanonicalForm.of(text))
        }
    }
}
