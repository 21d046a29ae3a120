/// The most that the journal takes, in bytes of UTF-8 unless said otherwise.
package enum Limits {
    package static let login = 64
    package static let name = 200
    package static let email = 254
    package static let site = 2_048
    package static let address = 64
    package static let title = 1_024
    package static let url = 2_048
    package static let summary = 16_384
    package static let note = 4_096
    package static let body = 65_536
    package static let sourceSystem = 64
    package static let sourceID = 256
    /// Bytes of one line of the journal, its LF included.
    package static let line = 16 * 1_024 * 1_024
    /// Comments that one entry may name.
    package static let targets = 1_000_000
    /// The farthest that a deferral may reach: a year of 366 days, in milliseconds.
    package static let deferral: Int64 = 366 * Moment.day
}
