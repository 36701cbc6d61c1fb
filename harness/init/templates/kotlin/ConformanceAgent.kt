// Lets mm-auth-conformance drive an SDK inside this app: dials the harness over WebSocket, one JSON-RPC 2.0 message a text
// frame, and dials again when the connection is lost. Needs OkHttp; org.json is part of Android.
//
//     ConformanceAgent("ws://10.0.2.2:8485/agent?token=…").start()
//
// The address is printed by: mm-auth-conformance run --sdk agent --port 8485
// A plain-text address needs android:usesCleartextTraffic="true" in the manifest of the test build.
package conformance

import java.util.UUID
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.Response
import okhttp3.WebSocket
import okhttp3.WebSocketListener
import org.json.JSONArray
import org.json.JSONObject

class ConformanceAgent(url: String) {
    private val request = Request.Builder().url("$url&agent=${UUID.randomUUID()}").build()
    private val client = OkHttpClient.Builder().pingInterval(10, TimeUnit.SECONDS).build()
    private val work = Executors.newCachedThreadPool()
    private val instances = ConcurrentHashMap<String, Instance>()

    /** Close codes after which it is not to be dialled again: the run is over, replaced, the token was refused. */
    private val lastCodes = setOf(4000, 4002, 4401)

    fun start() {
        client.newWebSocket(request, object : WebSocketListener() {
            override fun onMessage(webSocket: WebSocket, text: String) {
                work.execute { webSocket.send(answer(JSONObject(text)).toString()) }
            }

            override fun onClosing(webSocket: WebSocket, code: Int, reason: String) {
                webSocket.close(1000, null)
                if (code in lastCodes) println("conformance: $reason") else again()
            }

            override fun onFailure(webSocket: WebSocket, t: Throwable, response: Response?) {
                println("conformance: ${response?.code ?: ""} ${t.message}")
                again()
            }
        })
    }

    private fun again() {
        work.execute {
            Thread.sleep(500)
            start()
        }
    }

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
        "createSdk" -> {
            val instance = Instance()
            instances[params.getString("sdkId")] = instance
            instance.call(params) { sdk, callbacks -> sdk.init(params, callbacks) }
        }
        "setUserDataJwt" -> instanceOf(params).call(params) { sdk, callbacks ->
            // Absent counts as null; a value that is no text is handed on as its text.
            sdk.setUserDataJwt(if (params.isNull("jwt")) null else params.get("jwt").toString(), callbacks)
        }
        "invoke" -> instanceOf(params).call(params) { sdk, callbacks -> invoke(sdk, params, callbacks) }
        "disposeSdk" -> JSONObject().put("late", instances.remove(params.getString("sdkId"))?.dispose() ?: JSONArray())
        "shutdown" -> JSONObject()
        else -> throw IllegalArgumentException("There is no method $method.")
    }

    private fun introduction() = JSONObject()
        .put("protocolVersion", 1)
        .put("sdk", JSONObject().put("name", "my Android SDK").put("version", "1.0.0").put("language", "Kotlin").put("platform", "Android"))
        .put("capabilities", JSONObject()
            // Which of depersonalize, getUser, fetchInstallation, saveInstallation, submitEventImmediately, cleanup it has.
            .put("operations", JSONArray(listOf("depersonalize")))
            // 1: the SDK is a singleton, scenarios run one after another.
            .put("concurrentSdks", 1)
            // Published SDKs answer an identical call within a second without a request.
            .put("debounceMs", 1000))
        .put("clockMs", System.currentTimeMillis())

    private fun invoke(sdk: SdkUnderTest, params: JSONObject, callbacks: Callbacks) = when (params.getString("operation")) {
        "fetchUser" -> sdk.fetchUser(callbacks)
        "saveUser" -> sdk.saveUser(params.getJSONObject("argument"), callbacks)
        "personalize" -> sdk.personalize(params.getJSONObject("argument"), callbacks)
        "depersonalize" -> sdk.depersonalize(callbacks)
        else -> throw IllegalArgumentException("There is no operation ${params.getString("operation")}.")
    }

    private fun instanceOf(params: JSONObject) = instances[params.getString("sdkId")]
        ?: throw IllegalArgumentException("There is no SDK ${params.getString("sdkId")}.")

    /** One SDK with the callbacks that came after their call had been answered. */
    private class Instance {
        private val sdk = SdkUnderTest()
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
                // A second callback, which would be a defect, is seen with the first.
                if (fired.await(params.getLong("timeoutMs"), TimeUnit.MILLISECONDS)) Thread.sleep(20)
            } catch (error: RuntimeException) {
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
}
