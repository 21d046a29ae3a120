import Corpus
import Glibc
import JSON
import Journal
import Moderation

extension TestQueue {
    /// Makes a queue of the whole corpus: every text as a comment's body and as its author's name, every family as a
    /// release whose title and summary it is. The readable ones come last. Settings are hostile too.
    ///
    /// The journal is written here, as another program might: much of it would not come through the gate.
    static func fromCorpus() throws -> TestQueue {
        let families = Corpus.hostile + Corpus.readable
        let now = Moment(milliseconds: Int64(time(nil)) * 1_000)
        var acts: [(Act, Content?)] = [(.found(queue: "01020304-0506-4708-890a-0b0c0d0e0f10"), nil)]
        var slugs: [Slug] = []
        for (index, family) in families.enumerated() {
            guard let slug = Slug("family-\(index)"), let date = CivilDate("2010-10-12".utf8) else { continue }
            slugs.append(slug)
            let title = cut(family.texts.joined(separator: " "), to: 1_000)
            let summary = cut(family.texts.joined(separator: "\n"), to: 16_000)
            acts.append((.release(Release(slug: slug, title: title, date: date, summary: summary)), nil))
        }
        var count: UInt32 = 0
        for (slug, family) in zip(slugs, families) {
            for text in family.texts {
                count += 1
                let submission = Submission(
                    comment: CommentNumber(count), release: slug, submitted: now + -60 * Moment.minute)
                let author = Author(name: cut(text, to: 200), email: cut(text, to: 60) + "@example.lv")
                acts.append((.submit(submission), Content(author: author, body: "\(text)\nand \(text) again")))
            }
        }
        guard let anna = Login("anna") else { throw NotWritten() }
        var bytes: [UInt8] = []
        var writer = EntryWriter(after: Place.beginning.proof)
        for (index, (act, content)) in acts.enumerated() {
            let entry = Entry(number: EntryNumber(UInt32(index + 1)), at: now, by: anna, act: act, content: content)
            writer.append(entry, salt: [UInt8](repeating: 7, count: 16), to: &bytes)
        }
        return try TestQueue(journal: bytes, settings: settings)
    }

    /// The journal of the corpus could not be put together.
    struct NotWritten: Error {}

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
