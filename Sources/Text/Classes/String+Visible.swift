extension String {
    /// Whether anything in the text can be seen: blanks, characters without width, fillers and marks alone are nothing.
    ///
    /// The one rule of what is empty to whoever decides or submits. A character that is newer than the tables may
    /// show, but for those that are to be ignored.
    package var isVisible: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.characterClass {
            case .visible, .privateUse: true
            case .unassigned: !scalar.properties.isDefaultIgnorableCodePoint
            case .space, .tab, .lineFeed, .control, .bidi, .invisible, .tag, .variationSelector, .filler, .separator,
                .noncharacter, .annotation, .mark:
                false
            }
        }
    }
}
