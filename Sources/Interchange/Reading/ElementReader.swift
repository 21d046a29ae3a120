import Markup

/// Walks over the elements of an XML file and collects the text of those that its owner asks for.
struct ElementReader {
    /// The most bytes of a text that are kept: more than any field may have, so that a longer text shows as too long.
    static let longestText = 1 << 18

    /// What comes next.
    enum Event {
        /// An element begins; see ``ElementReader/tag``.
        case opening
        /// An element ends. Its text is in ``ElementReader/text`` if it was asked for.
        case closing
        case more
        case end
    }

    private var scanner = XMLScanner()
    /// What stands in the element being collected.
    private(set) var text: [UInt8] = []
    private var blanks: [UInt8] = []
    private var hasCDATA = false
    /// The depth of the element being collected; 0 for none.
    private var collected = 0

    var tag: Tag { scanner.tag }
    var strays: Int { scanner.strays }

    /// The line that is being read.
    mutating func place() -> MarkupPlace { scanner.place() }

    mutating func append(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { scanner.append($0) } }
    mutating func finish() { scanner.finish() }

    /// Collects the text of the element that has just begun.
    mutating func collect() {
        collected = scanner.depth
        text.removeAll(keepingCapacity: true)
        blanks.removeAll(keepingCapacity: true)
        hasCDATA = false
    }

    mutating func next() throws(ImportFault) -> Event {
        do throws(MarkupFault) {
            while true {
                switch try scanner.next() {
                case .opening: return .opening
                case .closing:
                    if scanner.depth < collected { collected = 0 }
                    return .closing
                case .text: takeText()
                case .cdata: takeCDATA()
                case .more: return .more
                case .end: return .end
                }
            }
        } catch {
            throw ImportFault(error)
        }
    }

    /// White space around a CDATA section belongs to the file's layout, not to the text.
    private mutating func takeText() {
        guard collected > 0 else { return }
        if scanner.isBlank {
            if !hasCDATA, blanks.count < ElementReader.longestText { blanks += scanner.text }
            return
        }
        if !hasCDATA { text += blanks }
        blanks.removeAll(keepingCapacity: true)
        keep()
    }

    private mutating func takeCDATA() {
        guard collected > 0 else { return }
        hasCDATA = true
        blanks.removeAll(keepingCapacity: true)
        keep()
    }

    private mutating func keep() {
        guard text.count < ElementReader.longestText else { return }
        text += scanner.text
    }
}
