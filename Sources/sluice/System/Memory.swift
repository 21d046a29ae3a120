/// How the C library keeps the memory that was given back to it.
enum Memory {
    /// What a large list took goes back to the system when the list goes, not to a heap that keeps it for the next one.
    ///
    /// Left to itself the library raises this limit with the first large block that is freed, and a search over a
    /// million comments leaves fifty megabytes behind.
    static func giveBackLargeBlocks() {
        #if canImport(Glibc)
            _ = mallopt(mmapThreshold, 1 << 20)
            _ = mallopt(trimThreshold, 1 << 20)
        #endif
    }
}

#if canImport(Glibc)
    // What <malloc.h> declares, which the Glibc module leaves out.
    private let trimThreshold: Int32 = -1
    private let mmapThreshold: Int32 = -3

    @_silgen_name("mallopt")
    private func mallopt(_ parameter: Int32, _ value: Int32) -> Int32
#endif
