// Lets mm-auth-conformance drive an SDK inside this app: dials the harness over WebSocket, one JSON-RPC 2.0 message a text
// frame, and dials again when the connection is lost. Needs OkHttp; org.json is part of Android.
//
//     ConformanceAgent(application, "ws://10.0.2.2:8485/agent?token=…").start()
//
// The address is printed by: mm-auth-conformance run --sdk agent --port 8485
// A plain-text address needs android:usesCleartextTraffic="true" in the manifest of the test build.
package conformance

import android.app.Application
import java.util.UUID
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.Response
import okhttp3.WebSocket
import okhttp3.WebSocketListener
import org.json.JSONObject

class ConformanceAgent(application: Application, url: String) {
    private val request = Request.Builder().url("$url&agent=${UUID.randomUUID()}").build()
    private val client = OkHttpClient.Builder().pingInterval(10, TimeUnit.SECONDS).build()
    private val work = Executors.newCachedThreadPool()
    private val adapter = ConformanceAdapter { SdkUnderTest(application) }

    /** Close codes after which it is not to be dialled again: the run is over, replaced, the token was refused. */
    private val lastCodes = setOf(4000, 4002, 4401)

    fun start() {
        client.newWebSocket(request, object : WebSocketListener() {
            override fun onMessage(webSocket: WebSocket, text: String) {
                adapter.answerOn(work, JSONObject(text)) { webSocket.send(it.toString()) }
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
}
