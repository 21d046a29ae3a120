import Corpus
import DeskDoubles
import Seeded
import Testing

@testable import Moderation

@Suite("Which texts are alike")
struct LikenessTests {
    private func shingles(_ body: String) -> Shingles {
        var body = body
        return body.withUTF8 { body in
            var text = LikenessText()
            text.read(UnsafeRawBufferPointer(body))
            return text.shingles
        }
    }

    @Test(
        "A shingle is five letters, each counted once; digits are 0, white space is one blank, links are out",
        arguments: [
            ("", 0), ("abcd", 0), ("abcde", 1), ("abcdef", 2), ("aaaaaaaaaaaaaaaa", 1), ("abcdeabcde", 5),
            ("abc de", 2), ("  abc \n\t de  ", 2), ("abc12", 1), ("12345 67890", 6), ("ķīļāš", 1), ("кредит", 2),
            ("abcde http://x.example/abcdefghijkl", 1), ("www.abcdefgh.lv", 0),
        ])
    func counts(body: String, count: Int) {
        #expect(shingles(body).count == count)
    }

    @Test(
        "What folding, digits, white space and links make the same is wholly alike",
        arguments: [
            "VAI MINISTRIJA VAR PATEIKT, KAD TILTS TIKS ATVĒRTS 2026. GADĀ?",
            "vai ministrija var pateikt, kad tilts tiks atverts 1999. gada?",
            "Vai ministrija  var\npateikt, kad tilts tiks atvērts 2026. gadā? https://a.example/b",
            "Vai ministrija var pateikt, http://kas.example kad tilts tiks atvērts 2026. gadā?",
        ])
    func same(body: String) {
        #expect(
            shingles("Vai ministrija var pateikt, kad tilts tiks atvērts 2026. gadā?").likeness(to: shingles(body))
                == 100)
    }

    @Test("Three in five shingles of the shorter text are enough, one less is not")
    func threshold() throws {
        // 54 letters that are all different make fifty shingles, of which the beginning of another text has some.
        let letters = "абвгдежзиклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψω"
        let text = String(letters.prefix(54))
        #expect(shingles(text).count == 50)
        let rest = " what comes behind it is in another script, and there is more of it than of the first text"
        for shared in [0, 29, 30, 31, 50] {
            let likeness = shingles(text).likeness(to: shingles(letters.prefix(shared + 4) + rest))
            #expect(likeness == (shared >= 30 ? shared * 2 : nil), "\(shared) of 50")
        }
    }

    @Test("A short text is alike to none, not even to a long one that holds it")
    func short() {
        let short = "Paldies par informāciju, ļoti noderīgi"
        #expect(shingles(short).isShort)
        let long = short + ". Bet kad tad īsti tilts tiks atvērts, to rakstā neatradu."
        #expect(shingles(short).likeness(to: shingles(long)) == nil)
        #expect(shingles(long).likeness(to: shingles(short)) == nil)
    }

    @Test(
        "The sieve lets through what is alike, and the count agrees with sets made the plain way",
        arguments: 0..<3 as Range<UInt64>)
    func sieve(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var texts: [String] = []
        for tongue in SpunTexts.Tongue.allCases {
            for _ in 0..<8 { texts.append(SpunTexts.advertisement(tongue, using: &generator)) }
            for _ in 0..<12 { texts.append(SpunTexts.ordinary(tongue, using: &generator)) }
        }
        // Longer than the sieve has places, and made of hardly any shingles.
        texts.append((0..<10_000).map { _ in String(generator.pick(Array("abcdefghijklmnop ")).self) }.joined())
        texts.append(String(repeating: "ha", count: 500) + texts[0])
        let stretches = texts.map { QueryOracle.stretches(of: $0) }
        for index in [0, 25, 60, 61] {
            var original = texts[index]
            let filter = original.withUTF8 { LikenessFilter(UnsafeRawBufferPointer($0)) }
            for (other, theirs) in zip(texts, stretches) {
                var text = LikenessText()
                var copy = other
                copy.withUTF8 { text.read(UnsafeRawBufferPointer($0)) }
                let isAlike = text.bytes.withUnsafeBytes { filter.likeness(of: $0) } != nil
                #expect(isAlike == QueryOracle.areAlike(stretches[index], theirs))
            }
        }
    }

    @Test(
        "like: finds a spun wave whole and nothing else, and the comment itself", arguments: SpunTexts.Tongue.allCases)
    func wave(tongue: SpunTexts.Tongue) throws {
        var generator = SeededGenerator(seed: 15)
        let desk = InMemoryDesk(as: try #require(Login("anna")))
        let slug = try #require(Slug("alfa"))
        try desk.release(slug, title: "Alfa")
        var wave: [CommentNumber] = []
        for index in 1...120 as ClosedRange<UInt32> {
            let isWave = index % 3 == 0
            let body =
                isWave
                ? SpunTexts.advertisement(tongue, using: &generator) : SpunTexts.ordinary(tongue, using: &generator)
            try desk.submit(body, by: Author(name: "a"), to: slug)
            if isWave { wave.append(CommentNumber(index)) }
        }
        let context = QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: [])
        for first in [wave[0], wave[20]] {
            let query = try Query("like:\(first.rawValue)")
            let found = try Selection.run(query, queue: desk.queue, desk: desk, context: context)
            #expect(found == wave)
        }
        // What quotes the wave is alike too; what was erased is not, and nothing is alike to it.
        let quote = "Kāpēc šis nav dzēsts? «\(SpunTexts.advertisement(tongue, using: &generator))»"
        try desk.submit(quote, by: Author(name: "b"), to: slug)
        let query = try Query("like:\(wave[1].rawValue)")
        #expect(try Selection.run(query, queue: desk.queue, desk: desk, context: context).count == wave.count + 1)
        let blank = desk.queue.blankable(with: [wave[1]]).certain
        try desk.write(.erase(on: [wave[1]], blank: blank), by: try #require(Login("anna")))
        #expect(try Selection.run(query, queue: desk.queue, desk: desk, context: context) == [])
    }

    @Test("A short comment is alike to those that say the same, and to itself")
    func shortComments() throws {
        let desk = InMemoryDesk(as: try #require(Login("anna")))
        let slug = try #require(Slug("alfa"))
        try desk.release(slug, title: "Alfa")
        for body in ["Paldies!", "paldies!\n", "Paldies 2!", "Paldies 3!", "http://a.example/", "http://b.example/"] {
            try desk.submit(body, by: Author(name: "a"), to: slug)
        }
        let context = QueryContext(now: desk.now, zone: FixedZone(seconds: 0), words: [])
        for (text, expected) in [
            ("like:1", [1, 2]), ("like:3", [3]), ("like:5", [5]), ("like:5,2", [1, 2, 5]), ("like:9", []),
            ("-like:1", [3, 4, 5, 6]),
        ] as [(String, [UInt32])] {
            let found = try Selection.run(try Query(text), queue: desk.queue, desk: desk, context: context)
            #expect(found.map(\.rawValue) == expected, "\(text)")
        }
    }
}
