import Moderation
package import Terminal
import Wording

/// Draws the model at a size. Pure: the same model gives the same frame.
package func view(_ model: Model, _ size: Size) -> Surface {
    var drawing = Drawing(model, size)
    drawing.draw()
    return drawing.surface
}

/// A frame in the making.
struct Drawing {
    let model: Model
    let layout: Layout
    var surface: Surface

    init(_ model: Model, _ size: Size) {
        self.model = model
        layout = Layout(size)
        surface = Surface(size: size)
    }

    var phrases: any Phrases { model.phrases }
    var columns: Int { layout.size.columns }

    mutating func draw() {
        guard layout.kind != .tiny else {
            // The first that fits, down to nothing: half a sentence would say something else.
            if let line = phrases.tooSmall(layout.size).first(where: { $0.width <= columns }) {
                surface.put(line, row: 0, column: 0, width: columns)
            }
            return
        }
        if let question = model.question, case .save(let state) = question.subject {
            saveQuestion(state)
            return
        }
        model.screens.top.draw(in: &self)
        footer()
    }

    var queryTitle: DisplayText { DisplayText(stranger: model.list.view.query.text) }
}
