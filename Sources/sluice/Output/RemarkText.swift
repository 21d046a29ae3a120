import Glibc
import Moderation
import Terminal
import Wording

/// Says what is worth telling and no error.
enum RemarkText {
    static func line(_ remark: Remark) -> DisplayText {
        switch remark {
        case .removedUnfinishedLine(let bytes):
            "removed \(DisplayText.counted(bytes, "byte", "bytes")) of a last line that was never finished; nothing that had been told as done is lost"
        case .unfinishedLine(let bytes):
            "the last line was never finished (\(DisplayText.counted(bytes, "byte", "bytes"))); it counts for nothing, and the next writer removes it"
        case .clockWentBack(let entry): "at entry \(entry) the writer's clock went back"
        case .finishedErasure(let entry): "finished the erasure that entry \(entry) had begun"
        case .unfinishedErasure(let entry):
            "the erasure of entry \(entry) was not finished; the next writer finishes it"
        case .hinderedErasure(let entry, let hindrance):
            "the erasure of entry \(entry) is done, but not finished: " + cause(hindrance) + "; " + remedy(hindrance)
                + ", and the next writer finishes it"
        case .hinderedCheckpoint(let hindrance):
            "no checkpoint could be left: " + cause(hindrance) + "; the whole journal is read at each start; "
                + remedy(hindrance)
        }
    }

    private static func cause(_ hindrance: Hindrance) -> DisplayText {
        "\(hindrance.operation) \(hindrance.path): \(describe(hindrance.code))"
    }

    /// What somebody has to do, so that it goes on.
    private static func remedy(_ hindrance: Hindrance) -> DisplayText {
        switch hindrance.code {
        case EACCES, EPERM: "let this user read and write \(hindrance.path), or remove it"
        case EISDIR, ENOTDIR, ELOOP, EINVAL, ENOTEMPTY:
            "remove \(hindrance.path), which is not what belongs there"
        case ENOSPC, EDQUOT: "make room on the disk"
        case EROFS: "make the disk writable"
        default: "look at the disk"
        }
    }
}
