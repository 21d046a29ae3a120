import JSON
import Moderation

extension Settings {
    /// Takes `rules`: queries with names, which mark and do nothing else.
    mutating func readRules(_ members: inout JSONFields) throws(JSONError) {
        guard let nodes = try members.optionalArray("rules") else { return }
        var rules: [Rule] = []
        for node in nodes {
            guard rules.count < Settings.mostRules else {
                throw JSONError(position: node.position, reason: "rules: at most \(Settings.mostRules)")
            }
            var members = try JSONFields(node, named: "a rule")
            for key in ["then", "reason"] {
                if let acting = members.node(key) {
                    throw JSONError(position: acting.position, reason: "\(key): rules don't act yet")
                }
            }
            let name = try members.text("name")
            let when = try members.text("when")
            let rule = Rule(
                name: try name.value(orSay: "name: expected a-z, 0-9 and -, 32 at most") { ReasonCode($0) },
                when: try query(when), english: try members.shownText("en"), latvian: try members.shownText("lv"))
            try members.end()
            guard !rules.contains(where: { $0.name == rule.name }) else {
                throw name.mistake("name: another rule has the same one")
            }
            rules.append(rule)
        }
        self.rules = rules
    }

    /// Reads what a rule asks for; a word list that it names must be there.
    private func query(_ when: JSONText) throws(JSONError) -> Query {
        let query: Query
        do throws(QueryError) {
            query = try Query(when.text, for: .rule)
        } catch {
            throw when.mistake("when: \(error)")
        }
        guard !query.isEmpty else { throw when.mistake("when: expected a query that doesn't match everything") }
        var missing: String?
        query.node.forEachTerm { term in
            guard case .word(let lists) = term else { return }
            missing = missing ?? lists.first { name in !words.contains { $0.name.utf8.elementsEqual(name.utf8) } }
        }
        if let missing { throw when.mistake("when: there is no word list \"\(missing)\"") }
        return query
    }
}
