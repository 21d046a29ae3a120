import Moderation
import Terminal

/// Tells why there is nothing to undo or redo; where single comments stand in the way, each with who did what.
enum UndoFailure {
    static func failure(_ refusal: UndoRefusal, zone: any Zone) -> Failure {
        if case .noneLeft(_, let setApart) = refusal {
            let refusals = RefusalText(zone: zone)
            for refused in setApart { Notices.tell(refusals.line(refused)) }
        }
        return Failure(refusal)
    }
}
