/// The languages that the console speaks.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case latvian = "lv"

    /// Picks the language that a locale's name such as `lv_LV.UTF-8` asks for; English for all others.
    package init(locale: String) {
        self = locale.utf8.starts(with: "lv".utf8) ? .latvian : .english
    }

    /// Reads the settings' word; English if there is none.
    package init(settings: String?) {
        self = settings.flatMap { Language(rawValue: $0) } ?? .english
    }

    /// Everything that sluice says in this language.
    package var phrases: any Phrases {
        switch self {
        case .english: English()
        case .latvian: Latvian()
        }
    }
}
