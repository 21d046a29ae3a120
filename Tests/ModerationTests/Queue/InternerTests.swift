import DeskDoubles
import Testing

@testable import Moderation

@Suite("Interned names")
struct InternerTests {
    @Test("Equal bytes have one number, whatever they would mean as text; the empty string has none")
    func numbers() {
        var interner = Interner()
        let names = [
            "Anna", "ä", "a\u{308}", "Anna ", String(repeating: "x", count: 500), "\u{1F600}", "A", "AnnaAnna",
        ]
        for (index, name) in names.enumerated() { #expect(intern(name, in: &interner) == index + 1) }
        for (index, name) in names.enumerated() {
            #expect(intern(name, in: &interner) == index + 1)
            #expect(interner.index(of: name) == index + 1)
            #expect(interner.string(index + 1).utf8.elementsEqual(name.utf8))
        }
        #expect(intern("", in: &interner) == 0)
        #expect(interner.index(of: "nobody") == 0)
        #expect(interner.count == names.count)
        #expect(interner.string(0).isEmpty)
    }

    @Test("It grows, and an erased string is found no more")
    func growsAndErases() {
        var interner = Interner()
        for number in 1...5_000 { #expect(intern("name \(number)", in: &interner) == number) }
        interner.erase(17)
        #expect(interner.index(of: "name 17") == 0)
        #expect(intern("name 17", in: &interner) == 5_001)
        for number in 5_002...20_000 { #expect(intern("name \(number)", in: &interner) == number) }
        for number in 1...20_000 where number != 17 && number != 5_001 {
            #expect(interner.index(of: "name \(number)") == number)
        }
        #expect(interner.index(of: "name 17") == 5_001)
    }

    private func intern(_ text: String, in interner: inout Interner) -> Int {
        var text = text
        return text.withUTF8 { interner.intern(UnsafeRawBufferPointer($0)) }
    }
}
