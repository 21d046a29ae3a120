import ArgumentParser

/// How a command's answer is written.
struct OutputOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Write JSON, an object a line.")
    var json = false
}
