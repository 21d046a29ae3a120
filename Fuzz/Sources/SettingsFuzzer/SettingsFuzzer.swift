import Fuzzing
import JSON
import Journal
import Moderation

@main
enum SettingsFuzzer {
    static func main() {
        fuzz(test)
    }
}

/// Reads any bytes as settings: what is refused, and what is told of keys and theme, is told with a place in the text.
@c(LLVMFuzzerTestOneInput)
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let text = Array(bytes(start, count))
    do throws(SettingsMistake) {
        let reading = try SettingsReader.read(text)
        for mistake in reading.mistakes { check(mistake, in: text) }
        let again = try SettingsReader.read(text)
        precondition(again == reading, "the same bytes are read as something else")
    } catch {
        check(error, in: text)
    }
    return 0
}

private func check(_ mistake: SettingsMistake, in text: [UInt8]) {
    let position = mistake.position
    precondition(position.line >= 1 && position.column >= 1 && position.offset <= text.count, "\(position)")
    if case .form(let words) = mistake.problem { precondition(!words.isEmpty) }
}
