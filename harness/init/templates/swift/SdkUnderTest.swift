// What the harness drives: Infobip's iOS SDK (MobileMessaging, 13.13 or newer for jwtSupplier). Each function calls back
// exactly when the SDK does, with what the SDK gives.
import Foundation
import MobileMessaging

/// The callbacks of a call. Hand on what the SDK gives, as it gives it.
struct Callbacks {
    /// The value is anything that JSON can carry; nil: none.
    let success: (Any?) -> Void
    let error: (_ code: String?, _ description: String?) -> Void
}

final class SdkUnderTest {
    /// What the report calls it.
    static let about = ["name": "my iOS SDK", "version": "1.0.0", "language": "Swift", "platform": "iOS"]

    /// The optional operations that it has.
    static let operations = [
        "depersonalize", "getUser", "fetchInstallation", "saveInstallation", "submitEventImmediately", "cleanup",
    ]

    /// The configuration has `backendBaseURL`, `applicationCode` and, if there is one, `userDataJwt`. Calls back once the
    /// installation is registered. In a simulator without APNs the SDK never registers: hand it a device token, as below.
    func start(configuration: [String: Any], callbacks: Callbacks) {
        let sdk = MobileMessaging.withApplicationCode(
            configuration["applicationCode"] as? String ?? "",
            notificationType: MMUserNotificationType(options: [.alert, .sound]),
            backendBaseURL: configuration["backendBaseURL"] as? String ?? ""
        )
        guard let sdk = sdk else { return callbacks.error("START_FAILED", "The SDK could not be made.") }
        if let jwt = configuration["userDataJwt"] as? String { _ = sdk.withJwtSupplier(Jwt(jwt)) }
        sdk.start {
            // Take this line out where APNs gives a token.
            MobileMessaging.didRegisterForRemoteNotificationsWithDeviceToken(Data("conformance".utf8))
            Self.whenRegistered { callbacks.success(nil) }
        }
    }

    /// `jwt` nil: the person is anonymous. The SDK's setter is a variable: that it was set is its success.
    func setUserDataJwt(_ jwt: String?, callbacks: Callbacks) {
        MobileMessaging.jwtSupplier = jwt.map(Jwt.init)
        callbacks.success(nil)
    }

    func fetchUser(callbacks: Callbacks) {
        MobileMessaging.fetchUser { user, error in Self.report(user?.dictionaryRepresentation, error, callbacks) }
    }

    /// `user`: externalUserId, firstName, lastName, …; the field names are the wire's.
    func saveUser(_ user: [String: Any], callbacks: Callbacks) {
        guard let user = MMUser(dictRepresentation: user) else { return Self.noArgument(callbacks) }
        MobileMessaging.saveUser(user) { error in Self.report(MobileMessaging.getUser()?.dictionaryRepresentation, error, callbacks) }
    }

    /// `context`: userIdentity, userAttributes, forceDepersonalize, keepAsLead, setDeviceAsPrimary.
    func personalize(_ context: [String: Any], callbacks: Callbacks) {
        let given = context["userIdentity"] as? [String: Any] ?? [:]
        let identity = MMUserIdentity(
            phones: given["phones"] as? [String],
            emails: given["emails"] as? [String],
            externalUserId: given["externalUserId"] as? String
        )
        guard let identity = identity else { return Self.noArgument(callbacks) }
        let attributes = (context["userAttributes"] as? [String: Any]).flatMap { MMUserAttributes(dictRepresentation: $0) }
        MobileMessaging.personalize(
            forceDepersonalize: context["forceDepersonalize"] as? Bool ?? false,
            keepAsLead: context["keepAsLead"] as? Bool ?? false,
            setDeviceAsPrimary: context["setDeviceAsPrimary"] as? Bool ?? false,
            userIdentity: identity,
            userAttributes: attributes
        ) { error in Self.report(MobileMessaging.getUser()?.dictionaryRepresentation, error, callbacks) }
    }

    func depersonalize(callbacks: Callbacks) {
        MobileMessaging.depersonalize { status, error in
            // As the plugins do: the person is gone, and so is the token.
            if error == nil { MobileMessaging.jwtSupplier = nil }
            Self.report(status == .pending ? "pending" : "success", error, callbacks)
        }
    }

    func getUser(callbacks: Callbacks) {
        callbacks.success(Self.plain(MobileMessaging.getUser()?.dictionaryRepresentation))
    }

    func fetchInstallation(callbacks: Callbacks) {
        MobileMessaging.fetchInstallation { one, error in Self.report(one?.dictionaryRepresentation, error, callbacks) }
    }

    func saveInstallation(_ installation: [String: Any], callbacks: Callbacks) {
        guard let installation = MMInstallation(dictRepresentation: installation) else { return Self.noArgument(callbacks) }
        MobileMessaging.saveInstallation(installation) { error in Self.report(nil, error, callbacks) }
    }

    func submitEventImmediately(_ event: [String: Any], callbacks: Callbacks) {
        guard let event = MMCustomEvent(dictRepresentation: event) else { return Self.noArgument(callbacks) }
        MobileMessaging.submitEvent(event) { error in Self.report(nil, error, callbacks) }
    }

    func cleanup(callbacks: Callbacks) {
        MobileMessaging.jwtSupplier = nil
        MobileMessaging.cleanUpAndStop(false) { callbacks.success(nil) }
    }

    /// Gives up what the SDK holds: called when a scenario is over.
    func dispose() {
        MobileMessaging.jwtSupplier = nil
        let stopped = DispatchSemaphore(value: 0)
        MobileMessaging.cleanUpAndStop(true) { stopped.signal() }
        _ = stopped.wait(timeout: .now() + 2)
    }

    private static func report(_ value: Any?, _ error: NSError?, _ callbacks: Callbacks) {
        guard let error = error else { return callbacks.success(plain(value)) }
        // The backend's own code, where there is one: mm_code is the SDK's name for it.
        callbacks.error(error.mm_code ?? "\(error.code)", error.localizedDescription)
    }

    private static func noArgument(_ callbacks: Callbacks) {
        callbacks.error("ARGUMENT_REFUSED", "The SDK's own type takes no such argument.")
    }

    /// As JSON can carry it: dates and the like become nothing.
    private static func plain(_ value: Any?) -> Any? {
        guard let value = value else { return nil }
        if value is String || JSONSerialization.isValidJSONObject(value) { return value }
        guard let fields = value as? [String: Any] else { return nil }
        return fields.filter { JSONSerialization.isValidJSONObject([$0.value]) }
    }

    /// Five seconds at most: the backend may have refused the registration.
    private static func whenRegistered(until: Date = Date() + 5, then: @escaping () -> Void) {
        if MobileMessaging.getInstallation()?.pushRegistrationId != nil || Date() > until { return then() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.01) { whenRegistered(until: until, then: then) }
    }
}

/// Supplies one token, as the plugins do.
private final class Jwt: NSObject, MMJwtSupplier {
    private let jwt: String

    init(_ jwt: String) { self.jwt = jwt }

    func getJwt() -> String? { jwt }
}
