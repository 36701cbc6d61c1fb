// What the harness drives. Put your SDK's calls into the functions; each calls back exactly when the SDK does.
package conformance

import org.json.JSONObject

/** The callbacks of a call. Hand on what the SDK gives, as it gives it. */
interface Callbacks {
    fun success(value: Any? = null)
    fun error(code: String?, description: String?)
}

class SdkUnderTest {
    /**
     * Starts the SDK: `backendBaseURL`, `applicationCode` and `userDataJwt` are in the configuration. Calls back when the
     * installation has been registered. A new start must know nothing of the one before: clean up first.
     */
    fun init(configuration: JSONObject, callbacks: Callbacks) {
        // MobileMessaging.Builder(application).withApplicationCode(configuration.getString("applicationCode"))…
        todo(callbacks)
    }

    /** `jwt` null: the person is anonymous. */
    fun setUserDataJwt(jwt: String?, callbacks: Callbacks) = todo(callbacks)

    fun fetchUser(callbacks: Callbacks) = todo(callbacks)

    /** `user`: externalUserId, firstName, lastName, …; the field names are the wire's. */
    fun saveUser(user: JSONObject, callbacks: Callbacks) = todo(callbacks)

    /** `context`: userIdentity, userAttributes, forceDepersonalize, keepAsLead, setDeviceAsPrimary. */
    fun personalize(context: JSONObject, callbacks: Callbacks) = todo(callbacks)

    fun depersonalize(callbacks: Callbacks) = todo(callbacks)

    /** Gives up what the SDK holds: called when a scenario is over. */
    fun dispose() {}

    private fun todo(callbacks: Callbacks) = callbacks.error("TODO", "SdkUnderTest.kt does not call the SDK yet.")
}
