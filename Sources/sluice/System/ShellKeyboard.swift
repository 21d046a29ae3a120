import Glibc
import System

/// The keyboard while the shell's screen is shown: keys come without Enter, and nothing of them is seen.
enum ShellKeyboard {
    /// Waits for a key that is wanted; nothing else that is typed is kept. `nil` at the end of the input.
    static func key(where isWanted: (UInt8) -> Bool) -> UInt8? {
        var before = termios()
        let isTerminal = tcgetattr(STDIN_FILENO, &before) == 0
        if isTerminal {
            var during = before
            during.c_lflag &= ~tcflag_t(ICANON | ECHO)
            tcsetattr(STDIN_FILENO, TCSANOW, &during)
        }
        var byte: UInt8 = 0
        var key: UInt8?
        while key == nil, withUnsafeMutableBytes(of: &byte, { try? Descriptor.read(STDIN_FILENO, into: $0) }) == 1 {
            if isWanted(byte) { key = byte }
        }
        // What comes with an Esc is the rest of an arrow, or of what the terminal says.
        if isTerminal { tcsetattr(STDIN_FILENO, key == 0x1B ? TCSAFLUSH : TCSANOW, &before) }
        return key
    }
}
