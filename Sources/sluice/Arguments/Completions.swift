import ArgumentParser
import Moderation

/// What the shell offers for a word that is being typed, from the queue that the line names.
///
/// A queue that can't be read offers nothing: a shell's completion is no place for errors.
///
/// A shell may take what is offered as more than a word: bash expands it, so that `$(reboot)` would be run. So only
/// words of plain letters, digits and a few signs are offered (``isPlain(_:)``). What is offered from the queue
/// consists of these by its own rule: numbers, codes of reasons, names of releases; but what has already been typed
/// may hold anything.
enum Completions {
    /// The most words that are offered.
    private static let limit = 200

    /// The comments that need a decision.
    static func comments(_ words: [String], _ prefix: String) -> [String] {
        guard let session = session(words), let numbers = try? session.select(.pending) else { return [] }
        return Array(numbers.lazy.map { "\($0.rawValue)" }.filter { $0.hasPrefix(prefix) }.prefix(limit))
    }

    static func reasons(_ words: [String], _ prefix: String) -> [String] {
        guard let settings = settings(words) else { return [] }
        return settings.reasons.map(\.code.text).filter { $0.hasPrefix(prefix) }
    }

    /// `try`, then the names of rules, and the words that a query can go on with.
    static func rules(_ words: [String], _ prefix: String) -> [String] {
        guard words.contains("try") else { return ["try"].filter { $0.hasPrefix(prefix) } }
        return ruleNames(words, prefix) + query(words, prefix)
    }

    static func ruleNames(_ words: [String], _ prefix: String) -> [String] {
        guard let settings = settings(words) else { return [] }
        return settings.rules.map(\.name.text).filter { $0.hasPrefix(prefix) }
    }

    static func lists(_ words: [String], _ prefix: String) -> [String] {
        guard let settings = settings(words) else { return [] }
        return settings.words.map(\.name).filter { $0.hasPrefix(prefix) }
    }

    static func releases(_ words: [String], _ prefix: String) -> [String] {
        guard let session = session(words) else { return [] }
        return Array(session.queue.releases.lazy.map(\.slug.text).filter { $0.hasPrefix(prefix) }.prefix(limit))
    }

    /// A query's keys, and the values that are known.
    static func query(_ words: [String], _ prefix: String) -> [String] {
        let completion = Query.completion(of: prefix)
        let stem = String(decoding: prefix.utf8.dropLast(completion.replacing), as: UTF8.self)
        var values = completion.words.map(\.text)
        switch completion.key {
        case .release: values = releases(words, completion.typed)
        case .reason: values = reasons(words, completion.typed)
        case .word: values = lists(words, completion.typed)
        case .view: values = (session(words)?.views ?? []).map(\.name).filter { $0.hasPrefix(completion.typed) }
        case .rule: values = ruleNames(words, completion.typed)
        default: break
        }
        return values.map { stem + $0 }.filter(isPlain)
    }

    /// Whether no shell reads more into a word than what it says.
    private static func isPlain(_ word: String) -> Bool {
        word.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || ":,._@#-".utf8.contains($0)
        }
    }

    private static func settings(_ words: [String]) -> Settings? {
        guard let folder = try? Session.folder(options(words)) else { return nil }
        return try? Session.settings(in: folder)
    }

    private static func session(_ words: [String]) -> Session? {
        try? Session.open(options(words))
    }

    /// The queue that the line being typed names.
    private static func options(_ words: [String]) -> QueueChoice {
        var options = QueueChoice()
        for (index, word) in words.enumerated() {
            if word == "--queue", index + 1 < words.count { options.folder = expanded(words[index + 1]) }
            if word.hasPrefix("--queue=") { options.folder = expanded(String(word.dropFirst("--queue=".count))) }
        }
        return options
    }

    /// A shell passes words as they are typed: `~/comments`, `my\ comments`.
    private static func expanded(_ path: String) -> String {
        let path = path.filter { $0 != "\\" && $0 != "\"" && $0 != "'" }
        guard path.hasPrefix("~/"), let home = Variables.value("HOME") else { return path }
        return home + path.dropFirst()
    }
}
