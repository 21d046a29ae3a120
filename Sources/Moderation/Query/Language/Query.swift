/// The filter language, the same on screen and on the command line.
///
/// ```
/// is:pending author:līga (has:link OR has:phone) -release:konference before:2d "vārds vārdā"
/// ```
/// Terms side by side must all hold; `OR` in upper case, `NOT` or `-` before a term, parentheses. The text is kept in
/// one canonical form, so that equal queries look equal; it is never longer than a query may be, and always reads back.
package struct Query: Sendable {
    /// The query as somebody would type it; empty when it matches everything.
    package let text: String
    package let node: QueryNode

    /// Reads a query. Nothing but white space matches everything.
    package init(_ text: String) throws(QueryError) {
        do throws(QueryFault) {
            var parser = QueryParser(Array(text.utf8.prefix(QueryParser.maximalLength + 1)))
            try self.init(parser.parse())
        } catch {
            throw error.error(in: text)
        }
    }

    /// What needs a decision now: the query to begin with.
    package static let pending = Query(unchecked: .term(.is([.pending])))
    /// All comments.
    package static let everything = Query(unchecked: .all([]))

    package var isEmpty: Bool { text.utf8.isEmpty }

    /// Makes a query of a tree, if its text is within the bounds: it can be longer than what was typed (`(a)(b)` is
    /// written `a b`), and so can what a key adds to it.
    init(_ node: QueryNode) throws(QueryFault) {
        self.init(unchecked: node)
        guard text.utf8.count <= QueryParser.maximalLength else {
            throw QueryFault(at: QueryParser.maximalLength, .tooLong(bytes: QueryParser.maximalLength))
        }
        guard node.depth <= QueryParser.maximalDepth else {
            throw QueryFault(at: 0, .tooDeep(levels: QueryParser.maximalDepth))
        }
    }

    private init(unchecked node: QueryNode) {
        self.node = node
        text = node.text
    }
}

extension Query: Hashable {
    package static func == (one: Query, other: Query) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
