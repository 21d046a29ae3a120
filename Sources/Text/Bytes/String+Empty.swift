extension String {
    /// `nil` for an empty text: where an empty field says that there is nothing.
    package var unlessEmpty: String? { utf8.isEmpty ? nil : self }
}
