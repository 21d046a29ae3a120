/// The state of a comment as a site can hold it.
package enum SiteState: String, Hashable, Sendable {
    /// Not public, still to be decided.
    case hold
    case published
    /// Not public, decided: spam and trash count as one.
    case out
}

/// The states that a site can tell apart.
package enum SiteVocabulary: Sendable {
    /// Those of WordPress.
    case threeStates
    /// Those of Isso, and of a WordPress whose trash is off: public or not.
    case hiddenOrPublic

    /// How such a site holds a state.
    package func image(of state: State) -> SiteState {
        switch (state, self) {
        case (.approved, _): .published
        case (.rejected, .threeStates): .out
        case (.rejected, .hiddenOrPublic), (.pending, _), (.erased, _): .hold
        }
    }

    /// How such a site holds a state of a site with more of them.
    package func image(of state: SiteState) -> SiteState {
        self == .hiddenOrPublic && state == .out ? .hold : state
    }
}

/// A comment as a site holds it: state and text together, since an approval is for a text.
package struct SiteView: Hashable, Sendable {
    package var state: SiteState
    /// What the text is compared by: its digest.
    package var text: [UInt8]

    package init(_ state: SiteState, text: [UInt8]) {
        self.state = state
        self.text = text
    }
}
