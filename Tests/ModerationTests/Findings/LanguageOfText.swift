import Text

@testable import Moderation

extension TextLanguage {
    /// - Parameter text: A whole text.
    init(of text: String) {
        var body = text
        let folded = Folding.fold(text)
        self = body.withUTF8 { body in
            folded.withUnsafeBytes { TextLanguage(of: UnsafeRawBufferPointer(body), folded: $0) }
        }
    }
}

extension Script {
    /// The script of most letters of a text; `nil` where there are none.
    static func most(of text: String) -> Script? {
        var text = text
        return text.withUTF8 { LetterCounts(UnsafeRawBufferPointer($0)).dominant }
    }
}
