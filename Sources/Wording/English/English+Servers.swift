import Moderation
import Terminal

extension English {
    func unreachable(_ server: String, _ loss: ContactLoss) -> Complaint {
        Complaint(
            "no contact with \(server): \(cause(loss)); nothing was written",
            advice: "try again when the server answers")
    }
    func serverBehind(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "the server has no entry \(entry), which this copy has: the server went back; nothing was written",
            advice: "sluice join --again begins a new copy and lists what only the old one has")
    }
    func copyLacking(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "\(lackingCause(entry)); nothing was written",
            advice: "try again: the copy takes what it lacks; if that changes nothing, the server lacks it too")
    }
    func serverDiverged(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "the server has another entry \(entry) than this copy: their histories parted; nothing was written",
            advice: "sluice join --again begins a new copy and lists what only the old one has")
    }
    func serverUnsound(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "\(unsoundCause(entry)); this copy is in order and takes nothing from there on",
            advice: "somebody has changed the server's tables: put them back from a backup")
    }
    var folderConverted: Complaint {
        Complaint("\(convertedCause); nothing was written", advice: "start again")
    }
    func serverRefused(_ refusal: ServerRefusal, _ server: String) -> Complaint {
        let clause: DisplayText = "\(server): \(serverCause(refusal)); nothing was written"
        return switch refusal {
        case .noSchema: Complaint(clause, advice: "share a queue there first, with sluice share")
        case .noQueue: Complaint(clause, advice: "sluice join without a queue lists those that are there")
        case .moved: Complaint(clause, advice: "work where the queue is now")
        case .arriving: Complaint(clause, advice: "run sluice share once more where it broke off")
        case .newer: Complaint(clause, advice: "use that sluice, or a newer one")
        case .isThere: Complaint(clause, advice: "sluice join makes a copy of it")
        case .inboxNotEmpty: Complaint(clause, advice: "take it in first, with sluice follow --take-in")
        case .noService: Complaint(clause, advice: "name it in ~/.pg_service.conf")
        case .mayNot: Complaint(clause, advice: "ask whoever looks after the server")
        case .senseless, .other: Complaint(clause, advice: "look at the server")
        }
    }
    var nothingWritten: DisplayText { "nothing was written" }
    func serverCause(_ refusal: ServerRefusal) -> DisplayText {
        switch refusal {
        case .noSchema: "no queue was ever shared there"
        case .noQueue: "this queue is not there"
        case .moved(let place): "the queue was moved to \(place)"
        case .arriving: "the queue is still being shared"
        case .newer: "the queue there was made by a newer sluice"
        case .isThere: "the queue lives there already"
        case .inboxNotEmpty(let count): "\(DisplayText.counted(count, "comment lies", "comments lie")) in the inbox"
        case .noService(let words): "\(words)"
        case .mayNot(let words): "not permitted: \(words)"
        case .senseless: "its answer is not what it was asked for"
        case .other(let words): "\(words)"
        }
    }
    func unreachableCause(_ server: String) -> DisplayText { "no contact with \(server)" }
    func behindCause(_ entry: EntryNumber) -> DisplayText { "the server went back: it has no entry \(entry)" }
    func lackingCause(_ entry: EntryNumber) -> DisplayText {
        "this copy lacks entry \(entry), and can take nothing after it"
    }
    func divergedCause(_ entry: EntryNumber) -> DisplayText { "the server has another entry \(entry)" }
    func unsoundCause(_ entry: EntryNumber) -> DisplayText {
        "the server's entry \(entry) does not follow the one before, or its text is not what was written"
    }
    var convertedCause: DisplayText { "the folder was made a copy, or a plain folder again, meanwhile" }
    func waiting(for holder: LockWait.Holder) -> DisplayText {
        switch holder {
        case .process(let process):
            process.map { "waiting for the queue: locked by process \($0)" } ?? "waiting for the queue: locked"
        case .server(let server): waitingForServer(server)
        }
    }
    func waitingForServer(_ server: String) -> DisplayText { "waiting for \(server)" }
    func badServer(_ text: String) -> Complaint {
        Complaint("“\(text)” names no server", advice: "write service=NAME, a service of ~/.pg_service.conf")
    }
    var noServerNamed: Complaint {
        Complaint("which server?", advice: "write service=NAME, a service of ~/.pg_service.conf")
    }
    func badQueueName(_ text: String) -> Complaint {
        Complaint("“\(text)” is no UUID of a queue", advice: "sluice join without one lists those that are there")
    }
    func notACopy(_ folder: String) -> Complaint {
        Complaint("\(folder) follows no server", advice: "sluice share or sluice join makes it a copy")
    }
    func copyAlready(_ folder: String, _ service: String) -> Complaint {
        Complaint("\(folder) is a copy of a queue on \(service) already", advice: "name another folder with --queue")
    }
    func inboxOnly(_ folder: String) -> Complaint {
        Complaint("\(folder) only hands comments in", advice: "there is submit here, and no more")
    }
    func erasureFirst(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "the erasure of entry \(entry) is not finished", advice: "any act finishes it; then repeat the command")
    }
    func noQueueOn(_ service: String) -> Complaint {
        Complaint("no queue lives on \(service)", advice: "sluice share puts one there")
    }
    func severalQueues(_ service: String, _ queues: [String]) -> Complaint {
        let names: [DisplayText] = queues.map { "\($0)" }
        return Complaint("several queues live on \(service)", advice: "name one: \(names.joined(by: ", "))")
    }
    func settingsAreInFolder(_ folder: String) -> Complaint {
        Complaint("\(folder) follows no server", advice: "its settings are settings.json in that folder")
    }
    var settingsChangedMeanwhile: Complaint {
        Complaint(
            "somebody else has sent other settings; nothing was sent",
            advice: "print them with sluice settings, and change those")
    }
    var copyWasLeft: Complaint {
        Complaint(
            "this copy was left and can only be read; nothing was written", advice: "sluice join goes on from it")
    }
    func shared(_ service: String, entries: Int, comments: Int) -> DisplayText {
        "\(DisplayText.counted(entries, "entry", "entries")), \(DisplayText.counted(comments, "comment", "comments")): the queue lives on \(service) now, and this folder is a copy"
    }
    func joined(_ folder: String, _ service: String, entries: Int, comments: Int) -> DisplayText {
        "\(DisplayText.counted(entries, "entry", "entries")), \(DisplayText.counted(comments, "comment", "comments")): \(folder) is a copy of the queue on \(service)"
    }
    func left(_ service: String) -> DisplayText {
        "this folder follows \(service) no more and can only be read; sluice join goes on from it"
    }
    func tookHome(_ folder: String) -> DisplayText { "the queue lives in \(folder) again" }
    func homeUnknown(_ service: String) -> Complaint {
        Complaint(
            "whether \(service) knows that the queue comes home can't be told",
            advice: "run sluice leave --take-home once more: it goes on where it was")
    }
    func homeUnfinished(_ service: String, _ cause: DisplayText) -> Complaint {
        Complaint(
            "\(service) knows that the queue lives in this folder, but the folder is not ready: \(cause)",
            advice: "see to that, then run sluice leave --take-home once more: it goes on where it was")
    }
    func ownSettingsBeside(_ path: String) -> DisplayText {
        "settings.json is what held for all copies; what was this machine's own stands in \(path)"
    }
    func putAside(_ folder: String) -> DisplayText { "the old folder is \(folder)" }
    var nothingOnlyOld: DisplayText { "it has no entry that the server lacks" }
    func oldUnreadable(_ folder: String) -> DisplayText {
        "what only \(folder) has can't be told: it can't be read to its end"
    }
    func oldKeeps(_ folder: String) -> DisplayText {
        "drafts and settings of this machine alone stay in \(folder); delete it when nothing in it is needed: no erasure reaches it"
    }
    func holdsOld(_ folder: String) -> DisplayText {
        "\(folder) was put aside by sluice join --again and holds the queue as it was, perhaps these texts too: delete it yourself"
    }
    var nameTheQueue: Complaint {
        Complaint(
            "which queue? this role can't look", advice: "name its UUID: queue.server of a copy has it")
    }
    func damagedCopy(_ service: String) -> DisplayText {
        "the head is that of the last entry in order; sluice join --again service=\(service) begins a new copy"
    }
    func onlyOld(_ count: Int, _ folder: String) -> DisplayText {
        "\(DisplayText.counted(count, "entry is", "entries are")) in the old folder only; sluice --queue \(folder) history tells what they did:"
    }
    func settingsSent(_ service: String) -> DisplayText { "sent to \(service): they hold for all copies" }
    var followsAllTheSame: DisplayText { "the copy follows all the same" }
    var followsAnew: DisplayText { "the journal was replaced by another file: following that one" }
    func contactLost(_ service: String, _ loss: ContactLoss) -> DisplayText {
        "no contact with \(service): \(cause(loss))"
    }
    func contactIsBack(_ service: String) -> DisplayText { "contact with \(service) is back" }
    func reading(copyOf service: String, upTo entry: EntryNumber, because trouble: Contact.Trouble) -> DisplayText {
        let cause: DisplayText =
            switch trouble {
            case .lost(_, let loss): contactLost(service, loss)
            case .behind(let entry): behindCause(entry)
            case .diverged(let entry): divergedCause(entry)
            case .refused(let refusal): "\(service): \(serverCause(refusal))"
            case .stuck(.unsound(let entry)): unsoundCause(entry)
            case .stuck(.converted): convertedCause
            case .stuck: "this copy can't take what \(service) has"
            }
        return "\(cause); this is the copy, up to entry \(entry)"
    }
    func readingOnly(_ service: String, _ trouble: Contact.Trouble, since: DisplayText) -> DisplayText {
        switch trouble {
        case .lost: "no contact with \(service) since \(since): reading only"
        case .behind(let entry): "\(behindCause(entry)): reading only"
        case .diverged(let entry): "\(divergedCause(entry)): reading only"
        case .refused(let refusal): "\(service): \(serverCause(refusal)): reading only"
        case .stuck(.unsound(let entry)): "\(service): entry \(entry) is not in order: reading only"
        case .stuck(.converted): "the folder is another kind now: start sluice again"
        case .stuck: "this copy can't take what \(service) has"
        }
    }
    var keyOfForms: DisplayText {
        "if this machine shows forms too, copy intake.key from the other web servers before the first one"
    }
    func joinedInbox(_ folder: String, _ service: String) -> DisplayText {
        "\(folder) hands comments in on \(service); sluice follow --take-in takes them in, on a copy"
    }
    func roleIsNoLogin(_ name: String) -> DisplayText { "no name of a moderator: \(name)" }
    func refusedFromInbox(_ count: Int) -> DisplayText {
        "\(DisplayText.counted(count, "comment", "comments")) of the inbox refused: sluice inbox tells why"
    }
    func refusedAtInbox(_ count: Int) -> DisplayText { "inbox refused \(count) (:inbox)" }
    func noRefusedComment(_ word: String) -> Complaint {
        Complaint("“\(word)” is no number of a refused comment", advice: "sluice inbox lists them")
    }
    func forgotRefused(_ count: Int) -> DisplayText {
        "\(DisplayText.counted(count, "comment is", "comments are")) gone from the server"
    }
    var nothingDecidedInInbox: Complaint {
        Complaint("nothing is handed in as decided here", advice: "do that on a copy with a journal")
    }
    func sameHead(_ service: String) -> DisplayText { "\(service) has the same" }
    func copyBehind(_ cause: DisplayText, isTakenLater: Bool) -> DisplayText {
        "it stands on the server, but this copy could not take it: \(cause)\(isTakenLater ? "; the copy takes it later" : "" as DisplayText)"
    }
}
