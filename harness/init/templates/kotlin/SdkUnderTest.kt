// What the harness drives: Infobip's Android SDK (com.infobip:infobip-mobile-messaging-android-sdk, 13.13 or newer
// for withJwtSupplier), or the Huawei one, which has the same calls. Each function calls back exactly when the SDK does, with what the SDK gives.
package conformance

import android.app.Application
import org.infobip.mobile.messaging.MobileMessaging
import org.infobip.mobile.messaging.MobileMessagingCore
import org.infobip.mobile.messaging.SuccessPending
import org.infobip.mobile.messaging.mobileapi.InternalSdkError
import org.infobip.mobile.messaging.mobileapi.MobileMessagingError
import org.infobip.mobile.messaging.mobileapi.Result
import org.infobip.mobile.messaging.plugins.CustomEventJson
import org.infobip.mobile.messaging.plugins.InstallationJson
import org.infobip.mobile.messaging.plugins.PersonalizationCtx
import org.infobip.mobile.messaging.plugins.UserJson
import org.json.JSONObject

/** The callbacks of a call. Hand on what the SDK gives, as it gives it. */
interface Callbacks {
    fun success(value: Any? = null)
    fun error(code: String?, description: String?)
}

class SdkUnderTest(private val application: Application) {
    private val sdk get() = MobileMessaging.getInstance(application)

    /** `backendBaseURL`, `applicationCode` and, if there is one, `userDataJwt`. Calls back once the installation is registered. */
    fun init(configuration: JSONObject, callbacks: Callbacks) {
        val builder = MobileMessaging.Builder(application)
            .withoutRegisteringForRemoteNotifications()
            .withApiUri(configuration.getString("backendBaseURL"))
            .withApplicationCode(configuration.getString("applicationCode"))
        if (!configuration.isNull("userDataJwt")) {
            val jwt = configuration.getString("userDataJwt")
            builder.withJwtSupplier { jwt }
        }
        builder.build(object : MobileMessaging.InitListener {
            override fun onSuccess() = started(callbacks)

            // That there is no push service on this machine is no failure here.
            override fun onError(e: InternalSdkError, googleErrorCode: Int?) =
                if (googleErrorCode != null) started(callbacks) else callbacks.error(e.error.code, e.error.message)
        })
    }

    private fun started(callbacks: Callbacks) {
        // Without a token of a push service the SDK never registers. Take these lines out where Firebase or HMS works.
        val core = MobileMessagingCore.getInstance(application)
        if (core.cloudToken == null) core.setCloudToken("token-of-the-conformance-test")
        core.sync()
        whenRegistered { callbacks.success() }
    }

    /** `jwt` null: the person is anonymous. The SDK's setter has no callbacks: that it returns is its success. */
    fun setUserDataJwt(jwt: String?, callbacks: Callbacks) {
        sdk.setJwtSupplier(if (jwt == null) null else { { jwt } })
        callbacks.success()
    }

    fun fetchUser(callbacks: Callbacks) = sdk.fetchUser(listener(callbacks) { UserJson.toJSON(it) })

    fun saveUser(user: JSONObject, callbacks: Callbacks) =
        sdk.saveUser(UserJson.resolveUser(user), listener(callbacks) { UserJson.toJSON(it) })

    fun personalize(context: JSONObject, callbacks: Callbacks) =
        sdk.personalizeWith(PersonalizationCtx.resolvePersonalizationCtx(context), listener(callbacks) { UserJson.toJSON(it) })

    fun depersonalize(callbacks: Callbacks) = sdk.depersonalize(listener(callbacks) { state: SuccessPending ->
        // As the plugins do: the person is gone, and so is the token.
        sdk.setJwtSupplier(null)
        state.name.lowercase()
    })

    fun getUser(callbacks: Callbacks) = callbacks.success(UserJson.toJSON(sdk.user))

    fun fetchInstallation(callbacks: Callbacks) = sdk.fetchInstallation(listener(callbacks) { InstallationJson.toJSON(it) })

    fun saveInstallation(installation: JSONObject, callbacks: Callbacks) =
        sdk.saveInstallation(InstallationJson.resolveInstallation(installation), listener(callbacks) { InstallationJson.toJSON(it) })

    fun submitEventImmediately(event: JSONObject, callbacks: Callbacks) =
        sdk.submitEvent(CustomEventJson.fromJSON(event), listener(callbacks) { null })

    fun cleanup(callbacks: Callbacks) {
        sdk.setJwtSupplier(null)
        sdk.cleanup()
        callbacks.success()
    }

    /** Gives up what the SDK holds: called when a scenario is over. */
    fun dispose() {
        sdk.setJwtSupplier(null)
        sdk.cleanup()
    }

    private fun <T> listener(callbacks: Callbacks, value: (T) -> Any?) = object : MobileMessaging.ResultListener<T>() {
        override fun onResult(result: Result<T, MobileMessagingError>) =
            if (result.isSuccess) callbacks.success(value(result.data))
            else callbacks.error(result.error.code, result.error.message)
    }

    /** Waits for the registration on a thread of its own, five seconds at most: the backend may have refused it. */
    private fun whenRegistered(then: () -> Unit) {
        Thread {
            val until = System.nanoTime() + 5_000_000_000
            while (sdk.installation?.pushRegistrationId == null && System.nanoTime() < until) Thread.sleep(10)
            then()
        }.start()
    }

    companion object {
        /** What the report calls it. */
        val ABOUT = mapOf("name" to "my Android SDK", "version" to "1.0.0", "language" to "Kotlin", "platform" to "Android")

        /** The optional operations that it has. */
        val OPERATIONS = listOf("depersonalize", "getUser", "fetchInstallation", "saveInstallation", "submitEventImmediately", "cleanup")
    }
}
