import Corpus
import JSON

extension TestQueue {
    /// Grows a queue from the whole corpus: every text as a comment's body and as its author's name, every family as a
    /// release whose title and summary it is. The readable ones come last. Settings are hostile too.
    static func fromCorpus() throws -> TestQueue {
        let families = Corpus.hostile + Corpus.readable
        let seed = object { json in
            json.key("releases")
            json.beginArray()
            for (index, family) in families.enumerated() {
                json.beginObject()
                json.key("slug")
                json.string("family-\(index)")
                json.key("title")
                json.string(cut(family.texts.joined(separator: " "), to: 1_000))
                json.key("date")
                json.string("2010-10-12")
                json.key("summary")
                json.string(cut(family.texts.joined(separator: "\n"), to: 16_000))
                json.endObject()
            }
            json.endArray()
            json.key("comments")
            json.beginArray()
            for (index, family) in families.enumerated() {
                for text in family.texts {
                    json.beginObject()
                    json.key("release")
                    json.string("family-\(index)")
                    json.key("ago")
                    json.string("1h")
                    json.key("author")
                    json.beginObject()
                    json.key("name")
                    json.string(cut(text, to: 200))
                    json.key("email")
                    json.string(cut(text, to: 60) + "@example.lv")
                    json.endObject()
                    json.key("body")
                    json.string("\(text)\nand \(text) again")
                    json.endObject()
                }
            }
            json.endArray()
        }
        return try TestQueue(seed: seed, settings: settings)
    }

    private static let settings = object { json in
        json.key("guard")
        json.number(0)
        json.key("site")
        json.string("site \u{1B}]0;777\u{7}\u{202E}")
        json.key("moderators")
        json.beginObject()
        json.key("anna")
        json.string("Anna \u{1B}[777m\u{202E}")
        json.key("juris\u{202E}")
        json.string("Juris\u{9B}777m")
        json.endObject()
        json.key("words")
        json.beginObject()
        json.key("list \u{1B}[777m")
        json.beginArray()
        json.string("approved")
        json.endArray()
        json.endObject()
    }

    static func object(_ members: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(escaping: .journal)
        json.beginObject()
        members(&json)
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// As much of a text as fits into so many bytes.
    private static func cut(_ text: String, to most: Int) -> String {
        var cut = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            count += UTF8.width(scalar)
            if count > most { break }
            cut.append(scalar)
        }
        return String(cut)
    }
}
