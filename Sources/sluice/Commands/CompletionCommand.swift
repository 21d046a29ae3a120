import ArgumentParser

/// `sluice completion`: what a shell needs to complete words.
struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print what makes a shell complete commands, options, numbers and queries.",
        discussion: """
            It goes into a file that the shell reads; an installed package has brought it already. What is offered \
            comes from the queue that the line names.

            Examples:
              sluice completion bash > ~/.local/share/bash-completion/completions/sluice
              sluice completion zsh > ~/.zfunc/_sluice
              sluice completion fish > ~/.config/fish/completions/sluice.fish
            """)

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    @Argument(help: "The shell.")
    var shell: Shell

    /// Accepted as by every command, although the script is the same for every queue.
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let script = CompletionScript.text(for: shell)
        var output = Output(.tabs)
        for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
            try output.line(program: String(line))
        }
        try output.finish()
    }
}
