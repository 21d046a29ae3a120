import JSON
import Moderation

extension Settings {
    /// Takes `rules`: queries with names, which only mark.
    mutating func readRules(_ members: inout JSONFields) throws(SettingsMistake) {
        let nodes = try SettingsMistake.ofForm { () throws(JSONError) in try members.optionalArray("rules") }
        guard let nodes else { return }
        var rules: [Rule] = []
        for node in nodes {
            let (read, when) = try SettingsMistake.ofForm { () throws(JSONError) in
                try Rule.read(node, besides: rules)
            }
            var rule = read
            rule.when = try when.query(of: "when", for: .rule)
            try SettingsMistake.ofForm { () throws(JSONError) in try check(rule.when, when) }
            rules.append(rule)
        }
        self.rules = rules
    }

    /// Checks what a rule asks for: a word list that it names must be there.
    private func check(_ query: Query, _ when: JSONText) throws(JSONError) {
        guard !query.isEmpty else { throw when.mistake("when: expected a query that doesn't match everything") }
        var missing: String?
        query.node.forEachTerm { term in
            guard case .word(let lists) = term else { return }
            missing = missing ?? lists.first { name in !words.contains { $0.name.utf8.elementsEqual(name.utf8) } }
        }
        if let missing { throw when.mistake("when: there is no word list “\(missing)”") }
    }
}

extension Settings.Rule {
    /// Reads a rule without its query, which is returned as it stands there.
    fileprivate static func read(
        _ node: JSONNode, besides rules: [Settings.Rule]
    ) throws(JSONError) -> (Settings.Rule, when: JSONText) {
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
        let rule = Settings.Rule(
            name: try name.value(orSay: "name: expected a-z, 0-9 and -, 32 at most") { ReasonCode($0) },
            when: .everything, english: try members.shownText("en"), latvian: try members.shownText("lv"))
        try members.end()
        guard !rules.contains(where: { $0.name == rule.name }) else {
            throw name.mistake("name: another rule has the same one")
        }
        return (rule, when)
    }
}
