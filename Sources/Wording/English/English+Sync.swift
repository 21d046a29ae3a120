import Moderation
import Terminal

extension English {
    func pushed(_ number: CommentNumber, _ state: SiteState, id: String, withText: Bool) -> DisplayText {
        withText ? "pushed \(number) \(word(state)), text too → \(id)" : "pushed \(number) \(word(state)) → \(id)"
    }
    func pulled(_ number: CommentNumber, _ state: SiteState, id: String, withText: Bool) -> DisplayText {
        withText ? "pulled \(number) \(word(state)), text too ← \(id)" : "pulled \(number) \(word(state)) ← \(id)"
    }
    private func word(_ state: SiteState) -> DisplayText {
        switch state {
        case .hold: "pending"
        case .published: "approved"
        case .out: "rejected"
        }
    }
    func inConflict(_ number: CommentNumber, id: String, isNew: Bool) -> DisplayText {
        isNew
            ? "conflict \(number) ↔ \(id): both were changed; a note on it says what the site has, and your next act settles it"
            : "conflict \(number) ↔ \(id): it waits for an act"
    }
    func goneThere(_ number: CommentNumber, id: String) -> DisplayText {
        "gone \(number): approved here, no longer on the site (\(id))"
    }
    func reusedThere(_ number: CommentNumber, id: String) -> DisplayText {
        "gone \(number): the site has given its number \(id) to another comment"
    }
    func stillThere(_ number: CommentNumber, id: String) -> DisplayText {
        "still there \(number): erased here, but still on the site: \(id)"
    }
    func changedMeanwhile(_ number: CommentNumber, id: String) -> DisplayText {
        "changed meanwhile \(number) ↔ \(id): the next run sees it"
    }
    func notPushed(_ number: CommentNumber, id: String, _ why: SyncRefusal) -> DisplayText {
        "refused \(number) → \(id): \(clause(why))"
    }
    private func clause(_ why: SyncRefusal) -> DisplayText {
        switch why {
        case .unstable:
            "unstable-text: the site would change its text; decide it there, or set the site up with the PHP script"
        case .notCarried: "unstable-text: its text has signs that can't be carried; decide it there"
        case .otherState("post-trashed"): "its page is in the trash there"
        case .otherState(let state): "its state there is “\(state)”, which can't be changed from here"
        case .cannotUnpublish:
            "cannot-unpublish: it is public and can't be taken down from here; take it down on the site"
        case .tooLong: "its text is too long for the site"
        case .tooShort: "its text is too short for the site"
        case .noEditing: "texts can't be changed there"
        case .notAsGiven: "the site made something else of it; look at it there"
        case .unknown: "the site's answer was lost; the next run looks"
        case .site(let clause): "\(clause)"
        case .queue(let fault): clause(fault)
        }
    }
    func notTakenOver(id: String, clause: DisplayText) -> DisplayText { "not taken ← \(id): \(clause)" }
    func manyApprovals(_ count: Int) -> DisplayText {
        "\(count) approvals go out now; the site may send a mail for each"
    }
    func synced(_ site: String, _ numbers: SyncNumbers, isDryRun: Bool) -> DisplayText {
        var text: DisplayText = isDryRun ? "\(site), dry run: " : "\(site): "
        text += "\(numbers.new) new, \(numbers.pulled) pulled, \(numbers.pushed) pushed, \(numbers.same) the same"
        if numbers.conflicts > 0 { text += ", \(numbers.conflicts) in conflict" }
        if numbers.refused > 0 { text += ", \(numbers.refused) refused" }
        if numbers.gone > 0 { text += ", \(numbers.gone) gone there" }
        return text
    }
    func syncFailed(_ site: String, _ why: DisplayText) -> DisplayText { "\(site): \(why); trying again" }

    func badSitesFile(_ path: String, _ cause: DisplayText) -> Complaint {
        Complaint("\(path): \(cause)", advice: "the sites are listed in $SLUICE_SITES or ~/.config/sluice/sites.json")
    }
    func sitesMistake(_ path: String, _ line: Int, _ column: Int, _ reason: String) -> Complaint {
        Complaint("\(path), line \(line), column \(column): \(reason)", advice: "nothing was done")
    }
    func noSuchSite(_ name: String, _ names: [String]) -> Complaint {
        let list = names.isEmpty ? "none is listed" : "there are: " + names.joined(separator: ", ")
        return Complaint("no site \(name) is listed", advice: "\(list)")
    }
    func whichSite(_ names: [String]) -> Complaint {
        Complaint("name the site", advice: "there are: \(names.joined(separator: ", "))")
    }
    func noSecret(_ place: String, _ cause: DisplayText) -> Complaint {
        Complaint("the site's secret can't be read: \(place): \(cause)", advice: "nothing was done")
    }
    var notSet: DisplayText { "it is not set" }
    var noRegularFile: DisplayText { "it is no regular file" }
    var notYours: DisplayText { "it belongs to somebody else" }
    var tooLongFile: DisplayText { "it is too long" }
    func tooOpen(_ mode: String, most: String) -> DisplayText { "its mode is \(mode) and may be \(most) at most" }
    func noReasonForSite(_ reason: String, site: String) -> Complaint {
        Complaint(
            "settings.json has no reason “\(reason)”", advice: "correct spam or trash of \(site) in the file of sites")
    }
    func syncLocked(_ site: String) -> Complaint {
        Complaint("another sync of \(site) is running", advice: "try again later")
    }
    func siteFault(_ site: String, _ clause: DisplayText) -> Complaint {
        Complaint("\(site): \(clause)", advice: "what is done is done; the next run goes on")
    }
    func clause(_ fault: HelperFault) -> DisplayText {
        switch fault {
        case .notInstalled(let name):
            "\(name) is not installed: build it by swift build -c release --product \(name), and put it beside sluice or on the PATH"
        case .notStarted(let name, let cause): "\(name) can't be started: \(self.cause(cause))"
        case .notFound: "the helper can't be started: is it installed?"
        case .ended(let status): "the helper ended with \(status)"
        case .silent(let seconds): "the helper said nothing for \(seconds) seconds"
        case .stalled(let seconds): "the helper took no order for \(seconds) seconds"
        case .senseless: "the helper wrote what is no answer"
        case .otherVersion(let version, let ours): "the helper speaks version \(version), not \(ours)"
        case .noSystem: "the helper doesn't say what system its comments come from, in at most 64 bytes"
        }
    }
    func otherQueueSynced(_ path: String) -> Complaint {
        Complaint(
            "\(path) belongs to another queue",
            advice: "if this queue is the right one, remove that file: it is a cache")
    }
    func otherSystem(_ before: String, _ now: String) -> Complaint {
        Complaint(
            "the site was \(before) and says now to be \(now)",
            advice:
                "if it is still the same site, name it as it was: --system \(before), or “source” in the file of sites")
    }
    func knownAs(_ system: String) -> Complaint {
        Complaint(
            "comments of this site stand here already, from \(system)",
            advice: "name it so: --system \(system), or “source” in the file of sites")
    }
    func sharedLogin(_ login: String, entry: EntryNumber, site: String) -> Complaint {
        Complaint(
            "\(login) has decided here too, by entry \(entry): the site would be taken to have decided that",
            advice: "name a login that nobody else uses: “as” of \(site) in the file of sites, usually \(site)-site")
    }
    func siteLoginNotListed(_ login: String, site: String) -> Complaint {
        Complaint(
            "settings.json doesn't list \(login), who acts here for \(site)",
            advice: "add it to the moderators, or name one of them by “as” in the file of sites")
    }
    func siteLogin(_ login: String, site: String) -> Complaint {
        Complaint(
            "\(login) acts here for the site \(site), and nobody else does by that name",
            advice: "decide as yourself: --as, or $SLUICE_MODERATOR")
    }
    func noSystem(_ option: String) -> Complaint {
        Complaint("\(option): expected a name of 1 to 64 bytes", advice: "such as wordpress:iem.example")
    }
    func mostGone(_ gone: Int, of count: Int) -> Complaint {
        Complaint(
            "\(gone) of \(count) comments are gone from the site; nothing was done",
            advice: "if that is as it should be, repeat with --yes")
    }
    func helperSays(_ line: DisplayText) -> DisplayText { "the site's helper: \(line)" }

    func notOnSiteYet(_ count: Int) -> DisplayText { "\(count) not on the site yet" }
    func conflictOnSite(_ state: String) -> DisplayText {
        let word: DisplayText? = siteWord(state)
        return "Conflict: both were changed. On the site it is \(word ?? "\(state)"):"
    }
    private func siteWord(_ state: String) -> DisplayText? {
        switch state {
        case "hold": "pending"
        case "approved": "approved"
        case "spam": "spam"
        case "trash": "in the trash"
        default: nil
        }
    }
    var conflictAdvice: DisplayText { "Your next act on it settles this: what stands here then goes to the site." }
    func syncedByOthers(_ site: String, by login: String) -> Complaint {
        Complaint(
            "\(site) is kept in step by whoever acts as \(login)",
            advice: "no site is listed for you, and you need none: what you decide goes there")
    }

    var noCompareAndSet: DisplayText {
        "a change that somebody makes there in the very moment of a push may be overwritten"
    }
    var noTakingDown: DisplayText { "what is public there can't be taken down from here" }
}
