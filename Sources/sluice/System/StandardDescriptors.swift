import Glibc

/// The three descriptors that every program takes for granted.
enum StandardDescriptors {
    /// Fills those that whoever started the program has closed.
    ///
    /// Otherwise the journal itself could be opened as descriptor 1, and what is meant for the reader would be written
    /// into it. They are filled with something that can't be written to, so that lost output is still told as an error.
    static func fill() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDONLY)
        }
    }
}
