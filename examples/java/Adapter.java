import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Drives the SDK of MobileMessaging.java for mm-auth-conformance: JSON-RPC 2.0, one message a line.
 *
 * <pre>
 * javac -d build examples/java/*.java
 * mm-auth-conformance run --sdk command:'java -cp build Adapter'
 * </pre>
 *
 * Replace MobileMessaging by your SDK. Standard output belongs to the protocol: log to standard error.
 */
final class Adapter {
    private static final Map<Object, Instance> INSTANCES = new ConcurrentHashMap<>();
    private static final List<String> OPTIONAL = List.of(
            "depersonalize", "getUser", "fetchInstallation", "saveInstallation", "submitEventImmediately");

    /** Opened when the call of this thread's message has been made: calls are made in the order of their messages. */
    private static final ThreadLocal<CountDownLatch> MADE = ThreadLocal.withInitial(() -> new CountDownLatch(1));
    /** How long the next message waits for that, milliseconds: an SDK may block. */
    private static final long MADE_WITHIN_MS = 200;

    /** A call into the SDK, which takes its callbacks. */
    private interface Call {
        void make(MobileMessaging.Callback callback);
    }

    /** One SDK with the clock that the harness may set and the callbacks that came late. */
    private static final class Instance {
        volatile Double fixedMs;
        final List<Object> late = new ArrayList<>();
        final MobileMessaging sdk = new MobileMessaging(
                () -> fixedMs == null ? System.currentTimeMillis() : fixedMs.longValue());

        /** Answers with every callback that fired, or with none when the time is up. */
        Map<String, Object> call(Map<String, Object> params, Call call) throws InterruptedException {
            List<Object> callbacks = new ArrayList<>();
            CountDownLatch fired = new CountDownLatch(1);
            boolean[] answered = {false};
            MobileMessaging.Callback callback = new MobileMessaging.Callback() {
                @Override public void onSuccess(Object value) {
                    Map<String, Object> seen = new HashMap<>(Map.of("kind", "success"));
                    if (value != null) seen.put("value", value);
                    see(seen);
                }

                @Override public void onError(String code, String description) {
                    see(new HashMap<>(Map.of("kind", "error", "code", code, "description", description)));
                }

                private void see(Map<String, Object> seen) {
                    seen.put("atMs", System.currentTimeMillis());
                    synchronized (late) {
                        if (answered[0]) late.add(Map.of("callId", params.get("callId"), "callback", seen));
                        else callbacks.add(seen);
                    }
                    fired.countDown();
                }
            };
            Map<String, Object> result = new HashMap<>(Map.of("callbacks", callbacks));
            try {
                call.make(callback);
                MADE.get().countDown();
                // A second callback, which would be a defect, is seen with the first.
                if (fired.await(((Double) params.get("timeoutMs")).longValue(), TimeUnit.MILLISECONDS)) Thread.sleep(5);
            } catch (RuntimeException error) {
                result.put("threw", Map.of("name", error.getClass().getName(), "message", String.valueOf(error.getMessage())));
            }
            synchronized (late) {
                answered[0] = true;
            }
            return result;
        }
    }

    private static Map<String, Object> introduction() {
        return Map.of(
                "protocolVersion", 1,
                "sdk", Map.of("name", "Java example SDK", "version", "1.0.0", "language", "Java", "platform", "JVM"),
                "capabilities", Map.of("operations", OPTIONAL, "setClock", true, "concurrentSdks", 32,
                        "runsIn", "Java " + Runtime.version()),
                "clockMs", System.currentTimeMillis());
    }

    private static void invoke(MobileMessaging sdk, Map<String, Object> params, MobileMessaging.Callback callback) {
        Map<String, Object> argument = Json.object(params.get("argument"));
        switch ((String) params.get("operation")) {
            case "fetchUser" -> sdk.fetchUser(callback);
            case "saveUser" -> sdk.saveUser(argument, callback);
            case "personalize" -> sdk.personalize(argument, callback);
            case "depersonalize" -> sdk.depersonalize(callback);
            case "getUser" -> sdk.getUser(callback);
            case "fetchInstallation" -> sdk.fetchInstallation(callback);
            case "saveInstallation" -> sdk.saveInstallation(argument, callback);
            case "submitEventImmediately" -> sdk.submitEventImmediately(argument, callback);
            default -> throw new IllegalArgumentException("There is no operation " + params.get("operation"));
        }
    }

    /** One method of the protocol. */
    private static Object perform(String method, Map<String, Object> params) throws InterruptedException {
        if (method.equals("initialize")) return introduction();
        if (method.equals("shutdown")) return Map.of();
        if (method.equals("createSdk")) INSTANCES.put(params.get("sdkId"), new Instance());
        Instance one = INSTANCES.get(params.get("sdkId"));
        switch (method) {
            case "createSdk": return one.call(params, callback -> one.sdk.init(params, callback));
            case "setUserDataJwt": return one.call(params, callback -> one.sdk.setUserDataJwt(params.get("jwt"), callback));
            case "invoke": return one.call(params, callback -> invoke(one.sdk, params, callback));
            case "setClock":
                one.fixedMs = (Double) params.get("clockMs");
                return Map.of();
            case "disposeSdk":
                INSTANCES.remove(params.get("sdkId"));
                return Map.of("late", one.late);
            default: throw new IllegalArgumentException("There is no method " + method);
        }
    }

    private static Map<String, Object> answer(Map<String, Object> request) {
        Map<String, Object> answer = new HashMap<>(Map.of("jsonrpc", "2.0", "id", request.get("id")));
        try {
            answer.put("result", perform((String) request.get("method"), Json.object(request.get("params"))));
        } catch (InterruptedException | RuntimeException error) {
            answer.put("error", Map.of("code", -32603, "message", String.valueOf(error)));
        }
        return answer;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var threads = Executors.newCachedThreadPool();
        // The harness closes standard input when it is done: then the adapter ends.
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Map<String, Object> request = Json.object(Json.parse(line));
            CountDownLatch made = new CountDownLatch(1);
            threads.execute(() -> {
                MADE.set(made);
                try {
                    output.println(Json.write(answer(request)));
                } finally {
                    made.countDown();
                }
            });
            made.await(MADE_WITHIN_MS, TimeUnit.MILLISECONDS);
        }
        System.exit(0);
    }
}
