package import Text

extension Query {
    /// A word of the query language, for completion and for what it means.
    package enum Word: Hashable, Sendable {
        case key(QueryKey)
        /// The sign after the key's colon that asks for a whole value instead of a part.
        case exactly(QueryKey)
        case aspect(Aspect)
        case feature(Feature)
        case script(Script)
        case language(TextLanguage)

        /// As it is typed: a key with its colon, a value alone.
        package var text: String {
            switch self {
            case .key(let key): key.rawValue + ":"
            case .exactly: "="
            case .aspect(let aspect): aspect.rawValue
            case .feature(let feature): feature.rawValue
            case .script(let script): script.word
            case .language(let language): language.rawValue
            }
        }
    }

    /// Every key, with the values that are words of the language themselves.
    package static let vocabulary: [(key: QueryKey, values: [Word])] = QueryKey.allCases.map { key in
        let values: [Word] =
            switch key {
            case .is: Aspect.allCases.map { .aspect($0) }
            case .has: Feature.allCases.map { .feature($0) }
            case .script: Script.named.map { .script($0) }
            case .lang: TextLanguage.allCases.map { .language($0) }
            case .author, .email, .address: [.exactly(key)]
            default: []
            }
        return (key, values)
    }

    /// What can stand at the end of a text that is being typed.
    package struct Completion: Sendable {
        /// The bytes at the end of the text that a word of `words` replaces.
        package var replacing: Int
        package var words: [Word]
        /// The key whose value is being typed: the caller knows the releases, reasons and moderators.
        package var key: QueryKey?
        /// The part of the value that has been typed.
        package var typed: String

        /// What the end of the text means, where that can be told.
        package enum Meaning: Hashable, Sendable {
            /// The one word that is left, or the key whose value is being typed.
            case word(Word)
            /// A value is about to begin: it can be a part or, behind `=`, all of what the key names.
            case partOrAll(QueryKey)
        }

        /// - Parameter others: How many words of the queue could stand there besides.
        package func meaning(besides others: Int) -> Meaning? {
            guard !words.isEmpty || others > 0 else {
                return key.map { .word(typed.utf8.first == 0x3D ? .exactly($0) : .key($0)) }
            }
            guard let word = words.first, words.count + others == 1 else { return nil }
            if case .exactly(let key) = word, typed.isEmpty { return .partOrAll(key) }
            return .word(word)
        }
    }

    /// Completes the word at the end of `text`, which is what stands before the cursor.
    package static func completion(of text: String) -> Completion {
        let bytes = Array(text.utf8.suffix(QueryParser.maximalLength))
        var start = bytes.count
        while start > 0, ![0x20, 0x09, 0x28, 0x29].contains(bytes[start - 1]) { start -= 1 }
        while start < bytes.count, bytes[start] == 0x2D { start += 1 }
        let word = bytes[start...]
        guard let colon = word.firstIndex(of: 0x3A) else {
            let keys = QueryKey.allCases.map { Word.key($0) }.filter { $0.text.utf8.starts(with: word) }
            return Completion(
                replacing: word.count, words: keys, key: nil, typed: String(decoding: word, as: UTF8.self))
        }
        let key = QueryKey(word[..<colon])
        let item = word[(colon + 1)...].split(separator: 0x2C, omittingEmptySubsequences: false).last ?? []
        let values = vocabulary.first { $0.key == key }?.values ?? []
        return Completion(
            replacing: item.count, words: values.filter { $0.text.utf8.starts(with: item) }, key: key,
            typed: String(decoding: item, as: UTF8.self))
    }
}
