import Moderation
import Testing

@testable import Interchange

@Suite("Merging what stands here and on a site")
struct MergeTests {
    private static let kinds = [
        MergeSchedule.Kind(name: "plain", crashes: false),
        MergeSchedule.Kind(name: "crashes"),
        MergeSchedule.Kind(name: "crashes, the cache lost", losesCache: true),
        MergeSchedule.Kind(name: "changes meanwhile", races: true),
        MergeSchedule.Kind(name: "two states, changes meanwhile", vocabulary: .hiddenOrPublic, races: true),
        MergeSchedule.Kind(name: "two states, the cache lost", vocabulary: .hiddenOrPublic, losesCache: true),
        MergeSchedule.Kind(name: "an older journal, changes meanwhile", races: true, restoresJournal: true),
        MergeSchedule.Kind(name: "two states, an older journal", vocabulary: .hiddenOrPublic, restoresJournal: true),
    ]

    @Test("Nothing wrong is written, whatever happens in between", arguments: kinds)
    func schedules(kind: MergeSchedule.Kind) throws {
        var (comments, crashes, conflicts) = (0, 0, 0)
        for seed in 0..<3_000 {
            var schedule = MergeSchedule(kind, seed: UInt64(seed))
            do {
                try schedule.run()
            } catch {
                Issue.record("seed \(seed): \(error)")
                return
            }
            comments += schedule.commentCount
            crashes += schedule.crashCount
            conflicts += schedule.conflictCount
        }
        // The schedules reach what they are for.
        #expect(comments > 10_000 && conflicts > 100)
        #expect(crashes > 1_000 || !kind.crashes)
    }

    @Test("The schedules find a fault that is planted", arguments: MergeSchedule.Fault.allCases)
    func planted(fault: MergeSchedule.Fault) {
        let kind = MergeSchedule.Kind(
            name: "faulty", losesCache: fault == .importAgreed, races: true, restoresJournal: true, fault: fault)
        let isFound = (0..<4_000).contains { seed in
            var schedule = MergeSchedule(kind, seed: UInt64(seed))
            do {
                try schedule.run()
                return false
            } catch {
                return true
            }
        }
        #expect(isFound)
    }

    private func view(_ state: SiteState, _ text: String) -> SiteView { SiteView(state, text: Array(text.utf8)) }

    private func here(_ state: State, _ text: String, note: Merge.Note? = nil) -> Merge.Here {
        Merge.Here(state: state, text: Array(text.utf8), imported: view(.hold, "a"), note: note)
    }

    @Test("An undo on a site that knows no rejection is no conflict")
    func undo() {
        let merge = Merge(.hiddenOrPublic)
        #expect(merge.step(here: here(.rejected, "a"), there: view(.hold, "a"), agreed: nil) == .same(view(.hold, "a")))
        #expect(merge.step(here: here(.pending, "a"), there: view(.hold, "a"), agreed: nil) == .same(view(.hold, "a")))
    }

    @Test("An approval is not put on a text that nobody here has read")
    func textChangedMeanwhile() {
        let there = view(.hold, "b")
        #expect(Merge(.threeStates).step(here: here(.approved, "a"), there: there, agreed: nil) == .conflict(there))
    }

    @Test("A conflict waits for a moderator, and what that one does then wins")
    func conflict() {
        let there = view(.hold, "b")
        let merge = Merge(.threeStates)
        #expect(merge.step(here: here(.approved, "a", note: .standing(there)), there: there, agreed: nil) == .waiting)
        // What stands there now is told, once.
        #expect(
            merge.step(here: here(.approved, "a", note: .standing(view(.out, "b"))), there: there, agreed: nil)
                == .conflict(there))
        #expect(
            merge.step(here: here(.approved, "a", note: .answered(there)), there: there, agreed: nil)
                == .push(seen: there, want: view(.published, "a")))
        // The site has gone on meanwhile: nobody was told that.
        let later = view(.hold, "c")
        #expect(
            merge.step(here: here(.approved, "a", note: .answered(there)), there: later, agreed: nil)
                == .conflict(later))
    }

    @Test("What is gone there is not made again, and what is erased here is left alone")
    func goneAndErased() {
        let merge = Merge(.threeStates)
        #expect(merge.step(here: here(.approved, "a"), there: nil, agreed: nil) == .gone)
        #expect(merge.step(here: here(.erased, ""), there: view(.published, "a"), agreed: nil) == .erased)
    }

    @Test("The site's own changes come in by acts that the state machine allows")
    func pulls() {
        let merge = Merge(.threeStates)
        let rejected = view(.out, "a")
        #expect(
            merge.step(here: here(.rejected, "a"), there: view(.published, "b"), agreed: rejected)
                == .pull([.reopen, .edit, .approve]))
        #expect(merge.step(here: here(.pending, "a"), there: view(.out, "a"), agreed: nil) == .pull([.reject]))
        // A rejected text can't be edited.
        #expect(
            merge.step(here: here(.rejected, "a"), there: view(.out, "b"), agreed: rejected)
                == .conflict(view(.out, "b")))
    }
}
