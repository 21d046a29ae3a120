import Glibc
package import Moderation
import System

extension SystemCause {
    /// What an `errno` means.
    package init(code: Int32) {
        self =
            switch code {
            case ENOSPC: .noRoom
            case EDQUOT: .quota
            case EACCES, EPERM: .notPermitted
            case EROFS: .readOnly
            case ENOENT: .missing
            case EEXIST: .exists
            case ELOOP: .wrongKind(.link)
            case ENOTDIR: .wrongKind(.noFolder)
            case EISDIR: .wrongKind(.folder)
            case ENOTEMPTY: .wrongKind(.fullFolder)
            case EFBIG: .sizeLimit
            case EIO: .device
            case EMFILE, ENFILE: .noDescriptor
            default: .other(SystemError(code: code).text)
            }
    }
}
