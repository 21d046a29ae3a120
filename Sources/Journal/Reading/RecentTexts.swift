import Glibc
import Moderation

/// Remembers where a few texts stand in a tail, so that the next line with the same one can point there too.
struct RecentTexts {
    private var pieces: [Piece] = []
    private var next = 0
    private static let most = 16

    /// Finds a text among those remembered.
    func find(_ text: UnsafeRawBufferPointer, in bytes: [UInt8]) -> Piece? {
        bytes.withUnsafeBytes { kept in
            for piece in pieces where Int(piece.count) == text.count {
                guard let one = kept.baseAddress, let other = text.baseAddress else { continue }
                if memcmp(one + Int(piece.start), other, text.count) == 0 { return piece }
            }
            return nil
        }
    }

    /// Remembers a text in place of the one remembered longest.
    mutating func remember(_ piece: Piece) {
        if pieces.count < RecentTexts.most {
            pieces.append(piece)
        } else {
            pieces[next] = piece
            next = (next + 1) % RecentTexts.most
        }
    }
}
