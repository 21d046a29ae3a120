/// A system whose comments come in and go out.
package enum Format: String, CaseIterable, Sendable {
    case wordpress
    case isso
    case disqus
    case remark42
    case commento
}
