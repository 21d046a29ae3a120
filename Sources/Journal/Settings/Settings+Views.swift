import JSON
import Moderation
import Text

extension Settings {
    /// Takes `views`: in their order, no name and no key twice.
    mutating func readViews(_ members: inout JSONFields) throws(SettingsMistake) {
        let nodes = try SettingsMistake.ofForm { () throws(JSONError) in try members.optionalArray("views") }
        guard let nodes else { return }
        var views: [NamedView] = []
        for node in nodes {
            let (read, query) = try SettingsMistake.ofForm { () throws(JSONError) in
                try NamedView.read(node, besides: views)
            }
            var view = read
            view.query = try query.query(of: "query", for: .selection)
            guard !view.query.namesView else {
                throw SettingsMistake(query.mistake("query: a view's query can't name a view"))
            }
            views.append(view)
        }
        self.views = views
    }
}

extension NamedView {
    /// Reads a view without its query, which is returned as it stands there.
    fileprivate static func read(
        _ node: JSONNode, besides views: [NamedView]
    ) throws(JSONError) -> (NamedView, query: JSONText) {
        guard views.count < NamedView.most else {
            throw JSONError(position: node.position, reason: "views: at most \(NamedView.most)")
        }
        var members = try JSONFields(node, named: "a view")
        let name = try members.text("name")
        let key = try members.optionalText("key")
        let query = try members.text("query")
        let order = try members.optionalText("order")
        try members.end()
        guard NamedView.canBeNamed(name.text) else {
            throw name.mistake("name: expected one line of 1 to \(NamedView.longestName) bytes, without \"")
        }
        guard views.named(name.text) == nil else { throw name.mistake("name: another view has the same one") }
        var view = NamedView(name: name.text, query: .everything)
        if let key {
            guard let sign = NamedView.keys.first(where: { String($0).utf8.elementsEqual(key.text.utf8) }) else {
                throw key.mistake("key: expected one of \(String(NamedView.keys))")
            }
            guard views.keyed(sign) == nil else { throw key.mistake("key: another view has the same one") }
            view.key = sign
        }
        if let order {
            let known = Order.allCases.map(\.rawValue).joined(separator: ", ")
            view.order = try order.value(orSay: "order: expected one of \(known)") { Order(rawValue: $0) }
        }
        return (view, query)
    }
}

extension JSONText {
    /// Reads the text as a query.
    ///
    /// - Parameters:
    ///   - member: Its name in messages.
    ///   - use: What the query is for.
    func query(of member: String, for use: QueryUse) throws(SettingsMistake) -> Query {
        do throws(QueryError) {
            return try Query(text, for: use)
        } catch {
            throw SettingsMistake(position: position, problem: .query(member: member, error))
        }
    }
}
