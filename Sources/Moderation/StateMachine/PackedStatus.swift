/// Everything that a decision can change about a comment, in numbers: ``Snapshot`` without its names.
package struct PackedStatus: BitwiseCopyable, Hashable, Sendable {
    package var code: StateCode
    /// The edit whose body is in force; 0 if the submitted one is.
    package var edit: UInt32
    /// The deferral that stands, as the queue numbers them; 0 for none.
    package var deferral: UInt32

    package init(_ code: StateCode, edit: UInt32 = 0, deferral: UInt32 = 0) {
        self.code = code
        self.edit = edit
        self.deferral = deferral
    }

    package var state: State { code.state }
    package var reason: Int { code.reason }
}

/// A state and, with `rejected`, the number of the reason: two bits and thirty.
package struct StateCode: BitwiseCopyable, Hashable, Sendable {
    private var bits: UInt32

    package init(_ state: State, reason: Int = 0) {
        bits = UInt32(state.rawValue) | UInt32(truncatingIfNeeded: reason) << 2
    }

    package var state: State { State(rawValue: UInt8(truncatingIfNeeded: bits & 3)) ?? .pending }
    /// The number of the reason; 0 for none.
    package var reason: Int { Int(bits >> 2) }
}
