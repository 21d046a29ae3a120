/// A system whose comments come in and go out.
package enum Format: String, CaseIterable, Sendable {
    case wordpress
    case isso
    case disqus
    case remark42
    case commento

    /// The name by which people know it.
    package var title: String {
        switch self {
        case .wordpress: "WordPress"
        case .isso: "Isso"
        case .disqus: "Disqus"
        case .remark42: "Remark42"
        case .commento: "Commento"
        }
    }
}
