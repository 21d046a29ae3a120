import Moderation
import Testing

@testable import sluice_isso
@testable import sluice_wordpress

@Suite("What a site's own columns say")
struct SiteClockTests {
    @Test(
        "Two times of a comment agree by the site's own clock",
        arguments: [
            ("Europe/Riga", "2026-11-10T10:00:00", "2026-11-10T08:00:00.000Z", true),
            ("Europe/Riga", "2026-07-10T11:00:00", "2026-07-10T08:00:00.000Z", true),
            ("Europe/Riga", "2026-07-10T10:00:00", "2026-07-10T08:00:00.000Z", false),
            // The hour that comes twice: the second time it would be taken for the first.
            ("Europe/Riga", "2026-10-25T03:30:00", "2026-10-25T00:30:00.000Z", true),
            ("Europe/Riga", "2026-10-25T03:30:00", "2026-10-25T01:30:00.000Z", false),
            ("", "2026-07-10T13:30:00", "2026-07-10T08:00:00.000Z", true),
            ("", "", "2026-07-10T08:00:00.000Z", false), ("", "2026-07-10T13:30:00", "0000-00-00T00:00:00.000Z", false),
        ])
    func times(zone: String, local: String, moment: String, agree: Bool) {
        let clock = SiteClock(zone: zone, seconds: 19_800)
        #expect(clock.agrees(local: local, with: Moment(journal: moment.utf8)) == agree)
    }

    @Test(
        "What Isso shows is public, whatever else its mode says",
        arguments: [(0, true), (1, true), (2, false), (3, false), (5, true), (8, false)])
    func modes(mode: Int64, isPublic: Bool) {
        #expect(IssoSite.state(mode) == (isPublic ? "approved" : "hold"))
    }
}
