/// A key as the terminal reports it.
package struct Key: Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        /// A character that stands for itself, space included.
        case character(Character)
        case enter, tab, backTab, escape, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        case function(Int)
    }

    package var code: Code
    package var control: Bool
    package var alt: Bool

    package init(_ code: Code, control: Bool = false, alt: Bool = false) {
        self.code = code
        self.control = control
        self.alt = alt
    }

    /// The key that types a character.
    package static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// A letter typed with the control key down, given in lower case.
    package static func control(_ letter: Character) -> Key { Key(.character(letter), control: true) }
}
