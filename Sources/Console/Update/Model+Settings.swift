import Moderation
import Terminal
import Wording

/// Settings that change while the console is open.
extension Model {
    /// Takes the settings as they are now. What a mistake leaves standing is what they said before; nobody decides meanwhile.
    mutating func apply(_ current: CurrentSettings, access allowed: Access) {
        apply(allowed)
        var fresh = current.settings
        // The screen was set up for these.
        fresh.timezone = settings.timezone
        let old = settings
        settings = fresh
        if fresh.words != old.words {
            wordMatcher = WordMatcher(fresh.words)
            texts.removeAll()
        }
        if fresh.moderators != old.moderators { lookAgain() }
        if let reason = lastReason, fresh.reason(reason) == nil { lastReason = nil }
        pane.key = nil
        refreshScreens()
        tellNextStart(old: old, timezone: current.settings.timezone)
    }

    /// Takes what may be done from now on. A journal that was found here to end before its end stays so.
    private mutating func apply(_ allowed: Access) {
        if case .readOnly(let reason) = access, reason.stopsReading != nil { return }
        guard allowed != access else { return }
        let before = access
        access = allowed
        switch (before, allowed) {
        case (_, .readOnly(let reason)): say(phrases.readOnlyRefusal(reason), .error)
        case (.readOnly(.settings), .full): say(phrases.settingsMended, .hint)
        case (_, .full): say(phrases.mayDecideNow, .hint)
        }
    }

    /// Tells, once, of what waits for the next start.
    private mutating func tellNextStart(old: Settings, timezone: String?) {
        var changed: [String] = []
        if settings.keys != old.keys { changed.append("keys") }
        if settings.theme != old.theme { changed.append("theme") }
        if settings.language != old.language { changed.append("language") }
        if settings.mouse != old.mouse { changed.append("mouse") }
        if timezone != old.timezone { changed.append("timezone") }
        changed.removeAll { !settingsForNextStart.insert($0).inserted }
        if !changed.isEmpty { say(phrases.settingsAtNextStart(changed), .hint) }
    }

    /// Says why nothing is decided here, to whoever had begun to.
    mutating func refuseToDecide() -> [Effect] {
        if case .readOnly(let reason) = access { say(phrases.readOnlyRefusal(reason), .error) }
        return []
    }
}
