package import JSON
package import Moderation

/// Reads `settings.json`.
package enum SettingsReader {
    /// Settings, and the mistakes that are told but do no harm: those inside `keys` and `theme`.
    package struct Reading: Hashable, Sendable {
        package var settings: Settings
        package var mistakes: [SettingsMistake]
    }

    /// Reads the settings of a queue's folder; without the file, the defaults.
    package static func read(folder: String, files: any Files = RealFiles()) throws(SettingsError) -> Reading {
        Reading(settings: Settings(), mistakes: [])
    }

    /// Reads the bytes of a settings file.
    package static func read(_ bytes: [UInt8]) throws(SettingsMistake) -> Reading {
        Reading(settings: Settings(), mistakes: [])
    }
}

/// Something in a settings file that is not as it must be.
package struct SettingsMistake: Error, Hashable, Sendable {
    package var position: JSONPosition
    /// One clause, safe to print.
    package var reason: String
}

/// Why settings could not be read.
package enum SettingsError: Error, Hashable, Sendable {
    case mistake(path: String, SettingsMistake)
    case failed(operation: String, path: String, code: Int32)
}
