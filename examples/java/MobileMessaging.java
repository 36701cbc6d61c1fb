import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A small mobile messaging SDK: the React Native plugin's surface in Java 17, without dependencies. */
final class MobileMessaging {
    /** Exactly one of its methods is called, once, on another thread. */
    interface Callback {
        void onSuccess(Object value);

        void onError(String code, String description);
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(MobileMessaging::daemon);
    static {
        // One try: on a kept connection that breaks, the client would send a GET again with the token of before.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(THREADS)
            .build();

    private final LongSupplier clock;
    private String baseUrl = "https://mobile.infobip.com";
    private String applicationCode = "";
    private volatile String registration;
    private volatile Object jwt;
    private volatile Map<String, Object> user = Map.of();

    /** `clock`: milliseconds since the epoch; expiration is checked against it. */
    MobileMessaging(LongSupplier clock) {
        this.clock = clock;
    }

    void init(Map<String, Object> configuration, Callback callback) {
        applicationCode = (String) configuration.get("applicationCode");
        baseUrl = ((String) configuration.getOrDefault("backendBaseURL", baseUrl)).replaceAll("/+$", "");
        jwt = configuration.get("userDataJwt");
        send("POST", "/mobile/1/appinstance?ri=true", Map.of(), false, callback, answer -> {
            registration = (String) Json.object(answer).get("pushRegId");
            return null;
        });
    }

    void setUserDataJwt(Object jwt, Callback callback) {
        this.jwt = jwt;
        THREADS.execute(() -> callback.onSuccess(null));
    }

    void fetchUser(Callback callback) {
        send("GET", "/user?ri=true", null, true, callback, answer -> {
            // What the backend has is all there is: a field that it no longer has is gone.
            user = Map.of();
            return keepUser(answer);
        });
    }

    void saveUser(Map<String, Object> user, Callback callback) {
        send("PATCH", "/user", user, true, callback, answer -> {
            keepUser(user);
            return keepUser(answer);
        });
    }

    void personalize(Map<String, Object> context, Callback callback) {
        StringBuilder query = new StringBuilder();
        for (String name : new String[] {"forceDepersonalize", "keepAsLead", "setDeviceAsPrimary"})
            query.append(query.isEmpty() ? "?" : "&").append(name).append('=').append(Boolean.TRUE.equals(context.get(name)));
        Map<String, Object> body = new LinkedHashMap<>();
        for (String name : new String[] {"userIdentity", "userAttributes"})
            if (context.containsKey(name)) body.put(name, context.get(name));
        send("POST", "/personalize" + query, body, true, callback, answer -> {
            user = Map.of();
            return keepUser(answer);
        });
    }

    void depersonalize(Callback callback) {
        send("POST", "/depersonalize", null, false, callback, answer -> {
            user = Map.of();
            jwt = null;
            return null;
        });
    }

    void getUser(Callback callback) {
        THREADS.execute(() -> callback.onSuccess(user));
    }

    void fetchInstallation(Callback callback) {
        send("GET", "", null, false, callback, answer -> answer);
    }

    void saveInstallation(Map<String, Object> installation, Callback callback) {
        send("PATCH", "", installation, false, callback, answer -> answer);
    }

    void submitEventImmediately(Map<String, Object> event, Callback callback) {
        send("POST", "/user/events/custom?validate=true", event, false, callback, answer -> answer);
    }

    private synchronized Object keepUser(Object news) {
        Map<String, Object> all = new LinkedHashMap<>(user);
        Map<String, Object> object = Json.object(news);
        if (object != null) all.putAll(object);
        user = all;
        return all;
    }

    /** The Authorization header. A token that fails validation ends the call here: nothing is sent. */
    private String authorization(boolean takesJwt) throws SdkException {
        Object token = jwt;
        if (!takesJwt || token == null) return "App " + applicationCode;
        UserDataJwt.check(token, clock.getAsLong());
        return "Bearer " + token;
    }

    private String target(String path) throws SdkException {
        if (path.startsWith("/mobile/")) return baseUrl + path;
        if (registration == null)
            throw new SdkException("NO_REGISTRATION", "The installation is not registered. Call init first.");
        return baseUrl + "/mobile/1/appinstance/" + URLEncoder.encode(registration, StandardCharsets.UTF_8) + path;
    }

    /** Decides how the call is authorised when the application calls, and does the rest on another thread. */
    private void send(
            String method, String path, Object body, boolean takesJwt, Callback callback, Function<Object, Object> then) {
        HttpRequest request;
        try {
            String authorization = authorization(takesJwt);
            request = HttpRequest.newBuilder(URI.create(target(path)))
                    .timeout(TIMEOUT)
                    .header("Authorization", authorization)
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .method(method, body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(Json.write(body)))
                    .build();
        } catch (SdkException error) {
            THREADS.execute(() -> callback.onError(error.code, error.getMessage()));
            return;
        }
        THREADS.execute(() -> {
            Object value;
            try {
                value = then.apply(exchange(request));
            } catch (SdkException error) {
                callback.onError(error.code, error.getMessage());
                return;
            } catch (RuntimeException error) {
                callback.onError("SDK_ERROR", "The call failed for an unexpected reason.");
                return;
            }
            callback.onSuccess(value);
        });
    }

    private static Object exchange(HttpRequest request) throws SdkException {
        HttpResponse<String> response;
        try {
            response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException error) {
            throw new SdkException("NETWORK_ERROR", "The server could not be reached, or did not answer in time.");
        }
        int status = response.statusCode();
        Object value;
        try {
            value = status == 204 ? null : Json.parse(response.body());
        } catch (IllegalArgumentException error) {
            if (status / 100 == 2)
                throw new SdkException("SERVER_RESPONSE_INVALID", "The server answered " + status + " without JSON.");
            value = null;
        }
        // A gateway may put the error envelope under a 200.
        Map<String, Object> object = Json.object(value);
        boolean refused = object != null && object.get("requestError") != null;
        if (status / 100 != 2 || refused) throw failureIn(status, value);
        return value;
    }

    /** The backend's own error, or the status where there is none. */
    private static SdkException failureIn(int status, Object value) {
        for (String name : new String[] {"requestError", "serviceException"}) {
            Map<String, Object> object = Json.object(value);
            value = object == null ? null : object.get(name);
        }
        Map<String, Object> exception = Json.object(value);
        Object code = exception == null ? null : exception.get("messageId");
        Object text = exception == null ? null : exception.get("text");
        return new SdkException(
                code instanceof String known ? known : "HTTP_" + status,
                text instanceof String known ? known : "The server refused the request with status " + status + ".");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
