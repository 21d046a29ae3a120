extension String {
    /// The words of a command line, with the blanks that stand between quotation marks. The marks are removed where
    /// they enclose a whole word or an option's value; those inside a word, as in `author:"Anna B"`, belong to the query.
    var commandWords: [String] {
        var words: [String] = []
        var word = ""
        var quote: (mark: Character, isKept: Bool)?
        var isBegun = false
        for character in self {
            if let open = quote {
                if character == open.mark { quote = nil }
                if character != open.mark || open.isKept { word.append(character) }
            } else if character == "\"" || (character == "'" && (word.isEmpty || word.last == "=")) {
                let isKept = !(word.isEmpty || (word.hasPrefix("--") && word.last == "="))
                quote = (character, isKept)
                if isKept { word.append(character) }
                isBegun = true
            } else if character == " " {
                if isBegun { words.append(word) }
                word = ""
                isBegun = false
            } else {
                word.append(character)
                isBegun = true
            }
        }
        return isBegun ? words + [word] : words
    }
}

extension [String] {
    /// The longest beginning that all of them share; `nil` when there are none.
    var commonBeginning: String? {
        guard var common = first.map({ [UInt8]($0.utf8) }) else { return nil }
        for word in dropFirst() {
            let bytes = [UInt8](word.utf8)
            var count = 0
            while count < common.count, count < bytes.count, common[count] == bytes[count] { count += 1 }
            common = [UInt8](common[..<count])
        }
        return String(decoding: common, as: UTF8.self)
    }
}
