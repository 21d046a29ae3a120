import Glibc

/// libpq, the client library of PostgreSQL, which is opened when a server is first contacted.
///
/// It is not linked: with the two dozen libraries that it brings along it would cost every start seven milliseconds,
/// and sluice needs it only where a queue lives on a server. The newest functions used are the pipeline's, which
/// libpq has since version 14.
struct Library: Sendable {
    /// Why the library can't be used.
    struct Absence: Error, Hashable, Sendable {
        /// In the system's words.
        var words: String
    }

    typealias Handle = OpaquePointer
    typealias Text = UnsafePointer<CChar>
    typealias Texts = UnsafePointer<Text?>
    typealias NoticeReceiver = @convention(c) (UnsafeMutableRawPointer?, Handle?) -> Void

    let connect: @convention(c) (Texts, Texts, Int32) -> Handle?
    let finish: @convention(c) (Handle) -> Void
    let status: @convention(c) (Handle) -> Int32
    let errorMessage: @convention(c) (Handle) -> Text?
    let database: @convention(c) (Handle) -> Text?
    let socket: @convention(c) (Handle) -> Int32
    let setNonblocking: @convention(c) (Handle, Int32) -> Int32
    let conninfo: @convention(c) (Handle) -> UnsafeMutableRawPointer?
    let conninfoFree: @convention(c) (UnsafeMutableRawPointer) -> Void
    let setNoticeReceiver: @convention(c) (Handle, NoticeReceiver, UnsafeMutableRawPointer?) -> UnsafeRawPointer?
    let enterPipelineMode: @convention(c) (Handle) -> Int32
    let sendQueryParams:
        @convention(c) (
            Handle, Text, Int32, UnsafePointer<UInt32>?, Texts?, UnsafePointer<Int32>?, UnsafePointer<Int32>?, Int32
        ) -> Int32
    let pipelineSync: @convention(c) (Handle) -> Int32
    let sendFlushRequest: @convention(c) (Handle) -> Int32
    let flush: @convention(c) (Handle) -> Int32
    let consumeInput: @convention(c) (Handle) -> Int32
    let isBusy: @convention(c) (Handle) -> Int32
    let getResult: @convention(c) (Handle) -> Handle?
    let notifies: @convention(c) (Handle) -> UnsafeMutableRawPointer?
    let freeMemory: @convention(c) (UnsafeMutableRawPointer) -> Void
    let resultStatus: @convention(c) (Handle) -> Int32
    let resultErrorField: @convention(c) (Handle, Int32) -> Text?
    let commandTuples: @convention(c) (Handle) -> Text?
    let tupleCount: @convention(c) (Handle) -> Int32
    let fieldCount: @convention(c) (Handle) -> Int32
    let value: @convention(c) (Handle, Int32, Int32) -> UnsafePointer<UInt8>?
    let length: @convention(c) (Handle, Int32, Int32) -> Int32
    let isNull: @convention(c) (Handle, Int32, Int32) -> Int32
    let clear: @convention(c) (Handle) -> Void

    /// The library, or why it can't be used; looked for once.
    static let found = Result { () throws(Absence) in try Library() }

    private init() throws(Absence) {
        setenv("PGCONNECT_TIMEOUT", "5", 0)
        guard let library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL) else { throw .last }
        func symbol<Function>(_ name: String, as type: Function.Type = Function.self) throws(Absence) -> Function {
            guard let found = dlsym(library, name) else { throw .last }
            return unsafeBitCast(found, to: type)
        }
        connect = try symbol("PQconnectdbParams")
        finish = try symbol("PQfinish")
        status = try symbol("PQstatus")
        errorMessage = try symbol("PQerrorMessage")
        database = try symbol("PQdb")
        socket = try symbol("PQsocket")
        setNonblocking = try symbol("PQsetnonblocking")
        conninfo = try symbol("PQconninfo")
        conninfoFree = try symbol("PQconninfoFree")
        setNoticeReceiver = try symbol("PQsetNoticeReceiver")
        enterPipelineMode = try symbol("PQenterPipelineMode")
        sendQueryParams = try symbol("PQsendQueryParams")
        pipelineSync = try symbol("PQpipelineSync")
        sendFlushRequest = try symbol("PQsendFlushRequest")
        flush = try symbol("PQflush")
        consumeInput = try symbol("PQconsumeInput")
        isBusy = try symbol("PQisBusy")
        getResult = try symbol("PQgetResult")
        notifies = try symbol("PQnotifies")
        freeMemory = try symbol("PQfreemem")
        resultStatus = try symbol("PQresultStatus")
        resultErrorField = try symbol("PQresultErrorField")
        commandTuples = try symbol("PQcmdTuples")
        tupleCount = try symbol("PQntuples")
        fieldCount = try symbol("PQnfields")
        value = try symbol("PQgetvalue")
        length = try symbol("PQgetlength")
        isNull = try symbol("PQgetisnull")
        clear = try symbol("PQclear")
    }
}

extension Library.Absence {
    /// What the dynamic linker said last.
    static var last: Library.Absence {
        Library.Absence(words: dlerror().map { String(cString: $0) } ?? "libpq.so.5 is missing")
    }
}
