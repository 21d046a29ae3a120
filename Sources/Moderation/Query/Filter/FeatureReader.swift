/// Finds out what a text has, each kind at most once a text.
struct FeatureReader {
    private var known: [Feature: Bool] = [:]

    mutating func begin() {
        if !known.isEmpty { known.removeAll(keepingCapacity: true) }
    }

    mutating func has(_ feature: Feature, in body: UnsafeRawBufferPointer, _ words: WordMatcher) -> Bool {
        if let answer = known[feature] { return answer }
        let findings = Findings(body: String(decoding: body, as: UTF8.self), name: nil, words: words)
        known[.link] = !findings.links.isEmpty
        known[.email] = !findings.emails.isEmpty
        known[.phone] = !findings.phones.isEmpty
        known[.hidden] = !findings.hidden.isEmpty
        known[.word] = !findings.words.isEmpty
        return known[feature] ?? false
    }
}
