import Testing

@testable import Text

@Suite("Look-alikes")
struct SkeletonTests {
    @Test(
        "Names that look alike have one skeleton",
        arguments: [
            ("раураl", "paypal"), ("Аnna", "Anna"), ("Ιlya", "llya"), ("1lya", "Ilya"), ("rnodern", "modern"),
            ("ΑΝΝΑ", "ANNA"), ("Ａnna", "Anna"),
            ("𝐀𝐧𝐧𝐚", "Anna"), ("２０𝟐𝟎", "2020"), ("An\u{200B}na", "Anna"), ("ā", "a\u{304}"),
            ("a\u{323}\u{301}", "a\u{301}\u{323}"),
            ("օ", "o"), ("한", "\u{1112}\u{1161}\u{11AB}"),
            ("\u{F900}", "豈"),
            // Look-alikes of Unicode 16 and 17, and characters that are new in them
            ("шilma", "wilma"), ("þeter", "peter"), ("ӏvan", "lvan"), ("\u{1CCD6}nna", "Anna"), ("\u{1CCF0}", "O"),
        ])
    func alike(one: String, other: String) {
        #expect(Skeleton.of(one) == Skeleton.of(other))
    }

    @Test(
        "Names that don't look alike have different ones",
        arguments: [("Anna", "Anita"), ("Anna", "anna"), ("Jānis", "Janis"), ("", "a")])
    func different(one: String, other: String) {
        #expect(Skeleton.of(one) != Skeleton.of(other))
    }

    @Test("A skeleton is its own skeleton, for every character")
    func fixed() {
        let differing = (UInt32(0)...0x33FFF).compactMap(Unicode.Scalar.init).filter { scalar in
            let once = Skeleton.of(String(scalar))
            return Skeleton.of(String(decoding: once, as: UTF8.self)) != once
        }
        #expect(differing.isEmpty)
    }
}
