package contracts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brings provider states about with {@code mm-auth-conformance contract states}, which mints the tokens and makes the calls.
 * What is about your own data you can do here instead, with your own repositories: docs/provider-states.md says what each must do.
 */
final class States {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI URL = URI.create(System.getProperty("states.url"));

    private States() {}

    /** Brings a state about; what comes back replaces the examples. A state that is not met fails the test: an example proves nothing. */
    static Map<String, Object> bring(String state, Map<String, Object> params) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("action", "setup");
        asked.put("state", state);
        asked.put("params", params);
        try {
            HttpRequest request = HttpRequest.newBuilder(URL)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(asked)))
                .build();
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException(state + ": " + answer.body());
            return JSON.readValue(answer.body(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(state, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(state, e);
        }
    }
}
