import Glibc
import System
package import Terminal

/// The keyboard while the shell's screen is shown: keys come without Enter, and are not echoed.
package enum ShellKeyboard {
    /// Says something, and waits for one of the wanted keys. Anything else that is typed is dropped, also what was
    /// typed before it was said. Pasted text doesn't count as keys.
    ///
    /// - Returns: `nil` at the end of the input.
    package static func key(
        of input: Int32, on output: Int32, saying say: () -> Void, where isWanted: (Key) -> Bool
    ) -> Key? {
        var before = termios()
        let isTerminal = tcgetattr(input, &before) == 0
        if isTerminal {
            var during = before
            during.c_lflag &= ~tcflag_t(ICANON | ECHO)
            tcsetattr(input, TCSANOW, &during)
        }
        Descriptor.show(Capabilities.pasteOn, on: output)
        Descriptor.dropTyped(input)
        say()
        let key = next(from: input, where: isWanted)
        Descriptor.show(Capabilities.pasteOff, on: output)
        if isTerminal { tcsetattr(input, TCSAFLUSH, &before) }
        return key
    }

    private static func next(from input: Int32, where isWanted: (Key) -> Bool) -> Key? {
        var decoder = KeyDecoder()
        while true {
            let rest = decoder.deadline.map { Int32(clamping: max(0, $0 - SystemTime.monotonic)) }
            var events: [Event] = []
            if Descriptor.isReadable(input, within: rest ?? -1) {
                var bytes: [UInt8] = []
                guard let count = try? Descriptor.read(input, to: &bytes), count > 0 else { return nil }
                events = bytes.withUnsafeBytes { decoder.take($0, at: SystemTime.monotonic) }
            }
            events += decoder.expire(at: SystemTime.monotonic)
            for case .key(let key) in events where isWanted(key) { return key }
        }
    }
}
