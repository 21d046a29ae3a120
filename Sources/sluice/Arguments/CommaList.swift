import Terminal
import Wording

/// Values with commas between them.
enum CommaList {
    /// - Parameter rule: What each value must be, for messages.
    static func values<Value>(
        _ text: String?, option: DisplayText, _ rule: DisplayText, _ read: (String) -> Value?
    ) throws(Failure) -> [Value]? {
        guard let text else { return nil }
        var values: [Value] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let value = read(String(part)) else {
                throw Failure(.usage, option + " “\(part)”", advice: "write " + rule)
            }
            values.append(value)
        }
        return values
    }
}
