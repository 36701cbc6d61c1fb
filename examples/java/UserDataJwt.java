import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the SDK checks of a user data JWT before each call: structure and expiration. The signature is the backend's. */
final class UserDataJwt {
    // RFC 7515, section 7.1: three base64url segments, without padding. Possessive: a token of 1 MB must not fill the stack.
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");
    private static final List<String> HEADER_PARAMETERS = List.of("alg", "typ", "kid");
    private static final List<String> CLAIMS = List.of("typ", "sub", "infobip-api-key", "iat", "exp", "jti");

    private UserDataJwt() {}

    /** @throws SdkException when the token must not be sent. `now`: milliseconds since the epoch. */
    static void check(Object value, long now) throws SdkException {
        if (!(value instanceof String token) || !COMPACT.matcher(token).matches())
            throw malformed("The JWT is not three base64url segments separated by dots.");
        String[] segments = token.split("\\.");
        for (String segment : segments)
            if (segment.length() % 4 == 1) throw malformed("A segment of the JWT is not base64url.");
        Map<String, Object> header = objectIn(segments[0], "header");
        Map<String, Object> payload = objectIn(segments[1], "payload");
        require(HEADER_PARAMETERS, header, "header parameter");
        require(CLAIMS, payload, "claim");
        // RFC 7519, section 4.1.4: refused on or after the expiration time.
        if (now / 1000.0 >= (Double) payload.get("exp"))
            throw new SdkException("JWT_TOKEN_EXPIRED", "The JWT has expired. Set a new one.");
    }

    private static SdkException malformed(String description) {
        return new SdkException("JWT_TOKEN_STRUCTURE_INVALID", description);
    }

    private static Map<String, Object> objectIn(String segment, String name) throws SdkException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(segment);
            // Not `new String`: that would repair what is no UTF-8.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            Map<String, Object> object = Json.object(Json.parse(text));
            if (object != null) return object;
        } catch (IllegalArgumentException | CharacterCodingException error) {
            // Told below.
        }
        throw malformed("The " + name + " of the JWT is not a JSON object.");
    }

    private static void require(List<String> names, Map<String, Object> values, String what) throws SdkException {
        for (String name : names) {
            Object value = values.get(name);
            boolean usable = name.equals("iat") || name.equals("exp")
                    ? value instanceof Double number && !number.isInfinite()
                    : value instanceof String text && !text.isBlank();
            if (!usable) throw malformed("The " + what + " " + name + " of the JWT is missing or unusable.");
        }
    }
}
