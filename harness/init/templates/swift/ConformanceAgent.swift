// Lets mm-auth-conformance drive an SDK inside this app: dials the harness over WebSocket, one JSON-RPC 2.0 message a text
// frame, and dials again when the connection is lost. Foundation only; iOS 13 and newer.
//
//     let agent = ConformanceAgent(url: "ws://127.0.0.1:8485/agent?token=…")
//     agent.start()
//
// The address is printed by: mm-auth-conformance run --sdk agent --port 8485
// A plain-text address needs NSAllowsLocalNetworking in the App Transport Security settings of the test build.
import Foundation

final class ConformanceAgent {
    private let url: URL
    private let queue = DispatchQueue(label: "conformance")
    private var task: URLSessionWebSocketTask?
    private var instances: [String: Instance] = [:]

    /// Close codes after which it is not to be dialled again: the run is over, replaced, the token was refused.
    private let lastCodes: Set<Int> = [4000, 4002, 4401]
    /// A token of 1 MB fits into a message.
    private let maximumMessageSize = 16 * 1024 * 1024

    init(url: String) {
        self.url = URL(string: "\(url)&agent=\(UUID().uuidString)")!
    }

    func start() {
        let task = URLSession.shared.webSocketTask(with: url)
        task.maximumMessageSize = maximumMessageSize
        self.task = task
        task.resume()
        receive(on: task)
    }

    private func receive(on task: URLSessionWebSocketTask) {
        task.receive { [weak self] result in
            guard let self = self else { return }
            self.queue.async {
                switch result {
                case .success(let message):
                    if case .string(let text) = message { self.take(text, from: task) }
                    self.receive(on: task)
                case .failure(let error):
                    self.closed(task, because: error)
                }
            }
        }
    }

    private func closed(_ task: URLSessionWebSocketTask, because error: Error) {
        guard !lastCodes.contains(task.closeCode.rawValue) else {
            let reason = task.closeReason.flatMap { String(data: $0, encoding: .utf8) } ?? ""
            print("conformance: \(reason)")
            return
        }
        print("conformance: \(error.localizedDescription)")
        queue.asyncAfter(deadline: .now() + 0.5) { self.start() }
    }

    private func take(_ text: String, from task: URLSessionWebSocketTask) {
        guard let message = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
              let id = message["id"], let method = message["method"] as? String else { return }
        perform(method, message["params"] as? [String: Any] ?? [:]) { outcome in
            var answer: [String: Any] = ["jsonrpc": "2.0", "id": id]
            switch outcome {
            case .success(let result): answer["result"] = result
            case .failure(let fault): answer["error"] = ["code": -32603, "message": fault.text]
            }
            guard let data = try? JSONSerialization.data(withJSONObject: answer) else { return }
            task.send(.string(String(decoding: data, as: UTF8.self))) { _ in }
        }
    }

    private struct Fault: Error { let text: String }
    private typealias Done = (Result<[String: Any], Fault>) -> Void

    private func perform(_ method: String, _ params: [String: Any], _ done: @escaping Done) {
        let sdkId = params["sdkId"] as? String ?? ""
        if method == "createSdk" { instances[sdkId] = Instance(queue: queue) }
        switch method {
        case "initialize": done(.success(introduction()))
        case "shutdown": done(.success([:]))
        case "disposeSdk": done(.success(["late": instances.removeValue(forKey: sdkId)?.dispose() ?? []]))
        case "createSdk", "setUserDataJwt", "invoke":
            guard let instance = instances[sdkId] else { return done(.failure(Fault(text: "There is no SDK \(sdkId)."))) }
            if let jwt = params[method == "createSdk" ? "userDataJwt" : "jwt"], !(jwt is String), !(jwt is NSNull) {
                return done(.success(["callbacks": [], "inexpressible": "The parameter is a String?, and nothing else."]))
            }
            instance.call(params, make: { sdk, callbacks in Self.make(method, params, sdk, callbacks) }, done: { done(.success($0)) })
        default: done(.failure(Fault(text: "There is no method \(method).")))
        }
    }

    private static func make(_ method: String, _ params: [String: Any], _ sdk: SdkUnderTest, _ callbacks: Callbacks) {
        let argument = params["argument"] as? [String: Any] ?? [:]
        switch (method, params["operation"] as? String ?? "") {
        case ("createSdk", _): sdk.start(configuration: params, callbacks: callbacks)
        case ("setUserDataJwt", _): sdk.setUserDataJwt(params["jwt"] as? String, callbacks: callbacks)
        case (_, "fetchUser"): sdk.fetchUser(callbacks: callbacks)
        case (_, "saveUser"): sdk.saveUser(argument, callbacks: callbacks)
        case (_, "personalize"): sdk.personalize(argument, callbacks: callbacks)
        case (_, "depersonalize"): sdk.depersonalize(callbacks: callbacks)
        case (_, "getUser"): sdk.getUser(callbacks: callbacks)
        case (_, "fetchInstallation"): sdk.fetchInstallation(callbacks: callbacks)
        case (_, "saveInstallation"): sdk.saveInstallation(argument, callbacks: callbacks)
        case (_, "submitEventImmediately"): sdk.submitEventImmediately(argument, callbacks: callbacks)
        case (_, "cleanup"): sdk.cleanup(callbacks: callbacks)
        case (_, let operation): callbacks.error("NO_SUCH_OPERATION", "The adapter has no operation \(operation).")
        }
    }

    private func introduction() -> [String: Any] {
        [
            "protocolVersion": 1,
            "sdk": SdkUnderTest.about,
            "capabilities": [
                "operations": SdkUnderTest.operations,
                // 1: the SDK is a singleton, scenarios run one after another.
                "concurrentSdks": 1,
                // Published SDKs answer an identical call within a second without a request.
                "debounceMs": 1000,
                // Its start succeeds before the installation is registered: start waits for that.
                "registersLater": true,
                // The published SDK sends what differs, and nothing where nothing does.
                "savesDifferences": true,
            ],
            "clockMs": Date().timeIntervalSince1970 * 1000,
        ]
    }
}

/// One SDK with the callbacks that came after their call had been answered. Everything happens on one queue.
private final class Instance {
    private let sdk = SdkUnderTest()
    private let queue: DispatchQueue
    private var late: [[String: Any]] = []

    init(queue: DispatchQueue) { self.queue = queue }

    /// Answers with every callback that fired, or with none when the time is up.
    func call(_ params: [String: Any], make: (SdkUnderTest, Callbacks) -> Void, done: @escaping ([String: Any]) -> Void) {
        var callbacks: [[String: Any]] = []
        var answered = false
        let answer = {
            if !answered { done(["callbacks": callbacks]) }
            answered = true
        }
        let see: ([String: Any?]) -> Void = { fields in
            var callback = fields.compactMapValues { $0 }
            callback["atMs"] = Date().timeIntervalSince1970 * 1000
            self.queue.async {
                if answered { self.late.append(["callId": params["callId"] ?? "", "callback": callback]) } else { callbacks.append(callback) }
                // A second callback, which would be a defect, is seen with the first.
                self.queue.asyncAfter(deadline: .now() + 0.02, execute: answer)
            }
        }
        let timeout = (params["timeoutMs"] as? Double ?? 10_000) / 1000
        queue.asyncAfter(deadline: .now() + timeout, execute: answer)
        make(sdk, Callbacks(
            success: { value in see(["kind": "success", "value": value]) },
            error: { code, description in see(["kind": "error", "code": code, "description": description]) }
        ))
    }

    func dispose() -> [[String: Any]] {
        sdk.dispose()
        return late
    }
}
