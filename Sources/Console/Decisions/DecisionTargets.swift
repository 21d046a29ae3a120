package import Moderation
import Terminal
import Wording

/// Whom a decision is for, fixed when its prompt opened.
package struct DecisionTargets: Hashable {
    package var list: [Target]
    /// Whether these are the tagged ones, rather than the comment under the cursor.
    package var isTagged: Bool
}

extension DecisionTargets {
    /// One comment that is not meant as a tagged one.
    init(_ target: Target) { self.init(list: [target], isTagged: false) }

    /// The comment, where it is one under the cursor.
    var single: CommentNumber? { isTagged ? nil : list.first?.number }
}

extension Model {
    /// Whom a decision without a prompt is for; `nil` when that has to be asked, or nothing is there.
    mutating func keyTargets() -> DecisionTargets? {
        defer { isForTagged = false }
        if isForTagged { return taggedTargets }
        guard let current else { return nil }
        if tags.isEmpty { return currentTargets }
        return tags.contains(current) ? taggedTargets : nil
    }

    /// Whom a decision with a prompt is for at first: the tagged ones, if any; the prompt says so.
    mutating func promptTargets() -> DecisionTargets? {
        isForTagged = false
        return tags.isEmpty ? currentTargets : taggedTargets
    }

    /// Tab in a prompt: between the tagged ones and the comment under the cursor, unless those are being saved.
    func switched(_ targets: DecisionTargets) -> DecisionTargets {
        guard !tags.isEmpty, let currentTargets else { return targets }
        let others = targets.isTagged ? currentTargets : taggedTargets
        return isSaving(others) ? targets : others
    }

    /// Whether one of them is on its way to the disk: another decision on it would come before its outcome is known.
    func isSaving(_ targets: @autoclosure () -> DecisionTargets?) -> Bool {
        !pendingDecisions.isEmpty && pendingDecisions.isSavingAny(of: targets()?.list ?? [])
    }

    var taggedTargets: DecisionTargets { DecisionTargets(list: tags.targets, isTagged: true) }

    var currentTargets: DecisionTargets? {
        guard let current, let facts = queue.facts(current) else { return nil }
        return DecisionTargets(list: [Target(number: current, version: facts.version)], isTagged: false)
    }

    /// Whether an action that decides or edits is for the tagged ones as things stand.
    func aimsAtTagged(_ id: ActionID) -> Bool {
        guard id.isDecision, !tags.isEmpty else { return false }
        if isForTagged || !id.isAskedWhich { return true }
        return current.map { tags.contains($0) } ?? false
    }

    /// Whether so many are tagged, or some that the query hides, that a summary is shown before; always where they were tagged for being alike,
    /// since one of them may say the contrary, and where an earlier session has left them.
    func needsQuestion(_ targets: DecisionTargets) -> Bool {
        guard targets.isTagged else { return false }
        return targets.list.count > Model.unasked || tags.hidden > 0 || targets.list.count > 1 && tags.original != nil
            || tags.areOfEarlierSession
    }
}
