extension Terminal {
    /// A cell of the screen, counted from 0.
    struct Place: Hashable, Sendable {
        var row: Int
        var column: Int
    }

    /// The cells that a sign stands in, as the terminal itself counts them: asked of tmux, which knows how many cells it
    /// has given to whatever stands before.
    ///
    /// - Parameter most: How many to look for; fewer are found when there are fewer.
    func places(of sign: String, atMost most: Int) throws -> Set<Place> {
        // As vi counts, the cursor then stands on what was found and not behind it.
        var words = [
            "set-window-option", "mode-keys", "vi", ";", "copy-mode", ";", "send-keys", "-X", "top-line", ";",
            "send-keys", "-X", "start-of-line",
        ]
        for _ in 0..<most {
            words += [";", "send-keys", "-X", "search-forward", sign]
            words += [";", "display-message", "-p", "#{copy_cursor_y} #{copy_cursor_x}"]
        }
        let answers = try tmux(words + [";", "send-keys", "-X", "cancel"]).output.split(separator: "\n")
        return Set(
            answers.compactMap { answer in
                let numbers = answer.split(separator: " ").compactMap { Int($0) }
                return numbers.count == 2 ? Place(row: numbers[0], column: numbers[1]) : nil
            })
    }
}
