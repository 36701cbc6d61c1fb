// Lets mm-auth-conformance drive the Android SDK in a plain JVM: no emulator, no device. Robolectric brings Android's own
// classes; the harness starts this process and speaks JSON-RPC 2.0 with it, one message a line.
//
//     mm-auth-conformance run --sdk command:'java -cp @conformance/classpath.txt conformance.ConformanceStdioKt'
package conformance

import android.os.Looper
import java.io.FileDescriptor
import java.io.FileOutputStream
import java.io.PrintStream
import java.util.concurrent.Executors
import kotlin.system.exitProcess
import org.json.JSONObject
import org.junit.Test
import org.junit.runner.JUnitCore
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(manifest = Config.NONE)
class ConformanceStdio {
    @Test
    fun serve() {
        val application = RuntimeEnvironment.getApplication()
        val adapter = ConformanceAdapter { SdkUnderTest(application) }
        val work = Executors.newCachedThreadPool()
        val lines = Thread {
            for (line in System.`in`.bufferedReader().lineSequence()) {
                adapter.answerOn(work, JSONObject(line), ::write)
            }
            // The harness has gone, or is done.
            exitProcess(0)
        }
        lines.start()
        // The SDK calls back on the main thread, which is this one: what is posted to it has to be run.
        val main = shadowOf(Looper.getMainLooper())
        while (true) {
            main.idle()
            Thread.sleep(1)
        }
    }

    private fun write(answer: JSONObject) = synchronized(protocol) {
        protocol.println(answer.toString())
        protocol.flush()
    }
}

/** Standard output belongs to the protocol: whatever else is printed goes to standard error. */
private val protocol = PrintStream(FileOutputStream(FileDescriptor.out), false, "UTF-8")

fun main() {
    System.setOut(System.err)
    val result = JUnitCore().run(ConformanceStdio::class.java)
    // It only comes back where it could not be served.
    for (failure in result.failures) System.err.println(failure.trace)
    exitProcess(1)
}
