import Glibc

/// The variables of the environment.
enum Variables {
    /// The value of a variable; `nil` when it is unset or empty, which the shell's users mean to be the same.
    static func value(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// The folder of the queue, unless the command line names one.
    static var queue: String? { value("SLUICE_QUEUE") }
    /// Who decides, unless the command line names somebody.
    static var moderator: String? { value("SLUICE_MODERATOR") }
    /// The editor for texts that are too long for a line.
    static var editor: String? { value("VISUAL") ?? value("EDITOR") }
    /// The locale that messages are wanted in, such as `lv_LV.UTF-8`.
    static var locale: String? { value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") }
}
