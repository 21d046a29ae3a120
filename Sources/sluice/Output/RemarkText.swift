import Moderation
import Terminal

/// Says what is worth telling and no error.
enum RemarkText {
    static func line(_ remark: Remark) -> DisplayText {
        switch remark {
        case .removedUnfinishedLine(let bytes):
            "removed \(bytes) bytes of a last line that was never finished; nothing that had been told as done is lost"
        case .unfinishedLine(let bytes):
            "the last line was never finished (\(bytes) bytes); it counts for nothing, and the next writer removes it"
        case .clockWentBack(let entry): "at entry \(entry) the writer's clock went back"
        case .finishedErasure(let entry): "finished the erasure that entry \(entry) had begun"
        case .unfinishedErasure(let entry):
            "the erasure of entry \(entry) was not finished; the next writer finishes it"
        }
    }
}
