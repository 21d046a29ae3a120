import Moderation

/// Decides what to do about one comment that stands here and on a live site: a merge of three views, all compared as
/// the site holds them.
///
/// What both last had in common (agreed) tells who has changed something since. If only one side has, the other
/// follows. If both have, nothing is changed on either side: a note on the comment says what stands there, and the
/// next act of a moderator, who was told, settles it. So nothing is put on the site that was not decided here on
/// exactly that text, and nothing is overwritten there that this queue has not held or been told about.
///
/// The merge is pure and keeps nothing. It can be stopped anywhere and begun again: what was done shows as "the same
/// here and there".
struct Merge: Sendable {
    /// A comment as it is here.
    struct Here: Sendable {
        var state: State
        var text: [UInt8]
        /// What the comment was when it came in.
        var imported: SiteView
        /// What the last conflict's note reported.
        var note: Note?
    }

    /// A conflict that was reported on the comment.
    enum Note: Sendable, Equatable {
        /// This was reported to stand there, and nobody has acted on the comment since.
        case standing(SiteView)
        /// A moderator has acted after the note that reported this, and nothing has come from the site since.
        case answered(SiteView)
    }

    /// What is to be done.
    enum Step: Sendable, Equatable {
        /// Erased here: nothing is done, but it is reported that it still stands there.
        case erased
        /// Gone there: the agreed view is forgotten; it is not made again there, and not deleted here.
        case gone
        /// Both have the same: agreed from now on.
        case same(SiteView)
        /// Put `want` on the site if `seen` still stands there.
        case push(seen: SiteView, want: SiteView)
        /// Do these acts here in the name of the site.
        case pull([Act])
        /// Report in a note what stands there, and do nothing else.
        case conflict(SiteView)
        /// A conflict was reported and nobody has acted since.
        case waiting
    }

    /// An act by which this queue follows the site.
    enum Act: Sendable, Equatable {
        case reopen
        /// Takes the text that stands there.
        case edit
        case approve
        case reject
    }

    private let vocabulary: SiteVocabulary

    init(_ vocabulary: SiteVocabulary) {
        self.vocabulary = vocabulary
    }

    /// Decides what to do about a comment.
    ///
    /// - Parameters:
    ///   - there: What stands on the site; `nil` when it is gone.
    ///   - agreed: What both last had, if that is certain: the journal that it was noted for must still be the one
    ///     here, up to that entry. Without it, what came in at import counts; but then the site may have taken back
    ///     what was put on it since, so nothing is published.
    func step(here: Here, there: SiteView?, agreed: SiteView?) -> Step {
        if here.state == .erased { return .erased }
        guard let there else { return .gone }
        let view = SiteView(vocabulary.image(of: here.state), text: here.text)
        if view == there { return .same(view) }
        let base = agreed ?? here.imported
        var (isChangedHere, isChangedThere) = (view != base, there != base)
        switch here.note {
        case .standing where isChangedHere || !isChangedThere:
            return conflict(here, there)
        case .answered(there):
            // The moderator acted knowing about it, so this side wins.
            (isChangedHere, isChangedThere) = (true, false)
        case .standing, .answered, nil:
            break
        }
        if isChangedHere, isChangedThere { return conflict(here, there) }
        let isAnswered = here.note == .answered(there)
        if isChangedHere, agreed == nil, !isAnswered, view.state == .published, there.state != .published {
            return conflict(here, there)
        }
        if isChangedHere { return .push(seen: there, want: view) }
        return pull(here, from: view, to: there)
    }

    /// Reports a conflict, unless exactly that has been reported and nobody has acted since.
    private func conflict(_ here: Here, _ there: SiteView) -> Step {
        here.note == .standing(there) ? .waiting : .conflict(there)
    }

    /// The acts that bring a comment to what stands there, whatever was changed here.
    func following(there: SiteView, state: State, here view: SiteView) -> [Act] {
        let target = view.state == there.state ? state : Merge.state(there.state)
        guard view.text != there.text, state == .rejected, target == .rejected else {
            let here = Here(state: state, text: view.text, imported: view)
            if case .pull(let acts) = pull(here, from: view, to: there) { return acts }
            return []
        }
        return [.reopen, .edit, .reject]
    }

    /// The acts that bring a comment to what stands there.
    private func pull(_ here: Here, from view: SiteView, to there: SiteView) -> Step {
        var acts: [Act] = []
        var state = here.state
        let target = view.state == there.state ? state : Merge.state(there.state)
        if view.text != there.text {
            if state == .rejected {
                // The text of a rejected comment can't be edited, and it should stay rejected.
                if target == .rejected { return conflict(here, there) }
                acts.append(.reopen)
                state = .pending
            }
            acts.append(.edit)
        }
        if state != target {
            switch target {
            case .approved: acts.append(.approve)
            case .rejected: acts.append(.reject)
            case .pending, .erased: acts.append(.reopen)
            }
        }
        return .pull(acts)
    }

    private static func state(_ state: SiteState) -> State {
        switch state {
        case .hold: .pending
        case .published: .approved
        case .out: .rejected
        }
    }
}
