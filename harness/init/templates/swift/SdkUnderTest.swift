// What the harness drives. Put your SDK's calls into the functions; each calls back exactly when the SDK does.
import Foundation

/// The callbacks of a call. Hand on what the SDK gives, as it gives it.
struct Callbacks {
    /// The value is anything that JSON can carry; nil: none.
    let success: (Any?) -> Void
    let error: (_ code: String?, _ description: String?) -> Void
}

final class SdkUnderTest {
    /// Starts the SDK: `backendBaseURL`, `applicationCode` and `userDataJwt` are in the configuration. Calls back when the
    /// installation has been registered. A new start must know nothing of the one before: clean up first.
    func start(configuration: [String: Any], callbacks: Callbacks) {
        // MobileMessaging.withApplicationCode(configuration["applicationCode"] as! String, …)
        todo(callbacks)
    }

    /// `jwt` nil: the person is anonymous.
    func setUserDataJwt(_ jwt: String?, callbacks: Callbacks) { todo(callbacks) }

    func fetchUser(callbacks: Callbacks) { todo(callbacks) }

    /// `user`: externalUserId, firstName, lastName, …; the field names are the wire's.
    func saveUser(_ user: [String: Any], callbacks: Callbacks) { todo(callbacks) }

    /// `context`: userIdentity, userAttributes, forceDepersonalize, keepAsLead, setDeviceAsPrimary.
    func personalize(_ context: [String: Any], callbacks: Callbacks) { todo(callbacks) }

    func depersonalize(callbacks: Callbacks) { todo(callbacks) }

    /// Gives up what the SDK holds: called when a scenario is over.
    func dispose() {}

    private func todo(_ callbacks: Callbacks) {
        callbacks.error("TODO", "SdkUnderTest.swift does not call the SDK yet.")
    }
}
