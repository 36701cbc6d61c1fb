// Answers the harness's messages by calling the SDK: JSON-RPC 2.0, one object each. How they come and go is another file's.
package conformance

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit
import org.json.JSONArray
import org.json.JSONObject

/** @param newSdk makes what is driven, anew for each scenario. */
class ConformanceAdapter(private val newSdk: () -> SdkUnderTest) {
    private val instances = ConcurrentHashMap<String, Instance>()

    /**
     * Answers on a thread of `work`, and comes back when the call into the SDK has been made: calls keep the order of their
     * messages, and are waited for side by side.
     */
    fun answerOn(work: Executor, message: JSONObject, send: (JSONObject) -> Unit) {
        val made = CountDownLatch(1)
        work.execute {
            MADE.set(made)
            try {
                send(answer(message))
            } finally {
                made.countDown()
            }
        }
        // An SDK may block: then the next message goes first.
        made.await(200, TimeUnit.MILLISECONDS)
    }

    /** The answer to a message. Waits for the SDK's callbacks. */
    private fun answer(message: JSONObject): JSONObject {
        val answer = JSONObject().put("jsonrpc", "2.0").put("id", message.get("id"))
        return try {
            answer.put("result", perform(message.getString("method"), message.optJSONObject("params") ?: JSONObject()))
        } catch (error: Exception) {
            answer.put("error", JSONObject().put("code", -32603).put("message", error.toString()))
        }
    }

    private fun perform(method: String, params: JSONObject): JSONObject = when (method) {
        "initialize" -> introduction()
        "createSdk" -> expressible(params.opt("userDataJwt")) ?: Instance(newSdk()).let { instance ->
            instances[params.getString("sdkId")] = instance
            instance.call(params) { sdk, callbacks -> sdk.init(params, callbacks) }
        }
        "setUserDataJwt" -> expressible(params.opt("jwt")) ?: instanceOf(params).call(params) { sdk, callbacks ->
            sdk.setUserDataJwt(params.opt("jwt") as? String, callbacks)
        }
        "invoke" -> instanceOf(params).call(params) { sdk, callbacks -> invoke(sdk, params, callbacks) }
        "disposeSdk" -> JSONObject().put("late", instances.remove(params.getString("sdkId"))?.dispose() ?: JSONArray())
        "shutdown" -> JSONObject()
        else -> throw IllegalArgumentException("There is no method $method.")
    }

    /** The answer where Kotlin cannot hand over such a JWT; null: it can. */
    private fun expressible(jwt: Any?): JSONObject? =
        if (jwt == null || jwt == JSONObject.NULL || jwt is String) null
        else JSONObject().put("callbacks", JSONArray())
            .put("inexpressible", "The parameter is a String?, not a ${jwt.javaClass.simpleName}.")

    private fun introduction() = JSONObject()
        .put("protocolVersion", 1)
        .put("sdk", JSONObject(SdkUnderTest.ABOUT))
        .put("capabilities", JSONObject()
            .put("operations", JSONArray(SdkUnderTest.OPERATIONS))
            // One SDK for the whole app: scenarios run one after another.
            .put("concurrentSdks", 1)
            // Published SDKs answer an identical call within a second without a request.
            .put("debounceMs", 1000)
            // Its start succeeds before the installation is registered: init waits for that.
            .put("registersLater", true))
        .put("clockMs", System.currentTimeMillis())

    private fun invoke(sdk: SdkUnderTest, params: JSONObject, callbacks: Callbacks) {
        val argument = params.optJSONObject("argument") ?: JSONObject()
        when (val operation = params.getString("operation")) {
            "fetchUser" -> sdk.fetchUser(callbacks)
            "saveUser" -> sdk.saveUser(argument, callbacks)
            "personalize" -> sdk.personalize(argument, callbacks)
            "depersonalize" -> sdk.depersonalize(callbacks)
            "getUser" -> sdk.getUser(callbacks)
            "fetchInstallation" -> sdk.fetchInstallation(callbacks)
            "saveInstallation" -> sdk.saveInstallation(argument, callbacks)
            "submitEventImmediately" -> sdk.submitEventImmediately(argument, callbacks)
            "cleanup" -> sdk.cleanup(callbacks)
            else -> throw IllegalArgumentException("There is no operation $operation.")
        }
    }

    private fun instanceOf(params: JSONObject) = instances[params.getString("sdkId")]
        ?: throw IllegalArgumentException("There is no SDK ${params.getString("sdkId")}.")

    /** One SDK with the callbacks that came after their call had been answered. */
    private class Instance(private val sdk: SdkUnderTest) {
        private val late = JSONArray()

        /** Answers with every callback that fired, or with none when the time is up. */
        fun call(params: JSONObject, make: (SdkUnderTest, Callbacks) -> Unit): JSONObject {
            val callbacks = JSONArray()
            val fired = CountDownLatch(1)
            var answered = false
            fun see(callback: JSONObject) {
                callback.put("atMs", System.currentTimeMillis())
                synchronized(late) {
                    if (answered) late.put(JSONObject().put("callId", params.get("callId")).put("callback", callback))
                    else callbacks.put(callback)
                }
                fired.countDown()
            }
            val result = JSONObject().put("callbacks", callbacks)
            try {
                make(sdk, object : Callbacks {
                    override fun success(value: Any?) = see(JSONObject().put("kind", "success").put("value", value))
                    override fun error(code: String?, description: String?) =
                        see(JSONObject().put("kind", "error").put("code", code).put("description", description))
                })
                MADE.get()?.countDown()
                // A second callback, which would be a defect, is seen with the first.
                if (fired.await(params.getLong("timeoutMs"), TimeUnit.MILLISECONDS)) Thread.sleep(20)
            } catch (error: Throwable) {
                // What an SDK throws, errors included, is an answer: the app goes on.
                result.put("threw", JSONObject().put("name", error.javaClass.name).put("message", error.message ?: ""))
            }
            synchronized(late) {
                answered = true
                // As it is now: what comes later is late.
                return JSONObject(result.toString())
            }
        }

        fun dispose(): JSONArray {
            sdk.dispose()
            return synchronized(late) { JSONArray(late.toString()) }
        }
    }

    private companion object {
        /** Opened when the call of this thread's message has been made. */
        val MADE = ThreadLocal<CountDownLatch>()
    }
}
