import Testing

/// Everything that needs the one screen of curses, or the one guard: one after the other.
@Suite("Curses", .serialized)
enum CursesSuite {}
