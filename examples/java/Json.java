import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON (RFC 8259), as strict as it is written: Java has none of its own. Objects are maps, numbers are doubles. */
final class Json {
    /** Deeper text is refused: the stack is not endless. */
    private static final int MAX_DEPTH = 500;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when the text is no JSON. */
    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.at < text.length()) throw json.broken();
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : null;
    }

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("no JSON at " + at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private boolean takes(char wanted) {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != wanted) return false;
        at++;
        return true;
    }

    private void need(char wanted) {
        if (!takes(wanted)) throw broken();
    }

    private Object value(int depth) {
        if (depth > MAX_DEPTH) throw broken();
        skipSpace();
        if (at >= text.length()) throw broken();
        return switch (text.charAt(at)) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) throw broken();
        at += word.length();
        return value;
    }

    private Map<String, Object> members(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        need('{');
        if (takes('}')) return members;
        do {
            skipSpace();
            String name = string();
            need(':');
            members.put(name, value(depth + 1));
        } while (takes(','));
        need('}');
        return members;
    }

    private List<Object> items(int depth) {
        List<Object> items = new ArrayList<>();
        need('[');
        if (takes(']')) return items;
        do items.add(value(depth + 1)); while (takes(','));
        need(']');
        return items;
    }

    private static final java.util.regex.Pattern NUMBER =
            java.util.regex.Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Object number() {
        java.util.regex.Matcher found = NUMBER.matcher(text).region(at, text.length());
        if (!found.lookingAt()) throw broken();
        at = found.end();
        return Double.parseDouble(found.group());
    }

    private String string() {
        need('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"') return out.toString();
            if (next < ' ') break;
            out.append(next == '\\' ? escaped() : next);
        }
        throw broken();
    }

    private char escaped() {
        if (at >= text.length()) throw broken();
        char kind = text.charAt(at++);
        int plain = "\"\\/bfnrt".indexOf(kind);
        if (plain >= 0) return "\"\\/\b\f\n\r\t".charAt(plain);
        if (kind != 'u' || !text.substring(at, Math.min(at + 4, text.length())).matches("[0-9A-Fa-f]{4}")) throw broken();
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            out.append('{');
            String comma = "";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.append(comma);
                quote(String.valueOf(member.getKey()), out);
                out.append(':');
                write(member.getValue(), out);
                comma = ",";
            }
            out.append('}');
        } else if (value instanceof List<?> items) {
            out.append('[');
            String comma = "";
            for (Object item : items) {
                out.append(comma);
                write(item, out);
                comma = ",";
            }
            out.append(']');
        } else if (value instanceof String string) {
            quote(string, out);
        } else if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.append(number.longValue());
        } else {
            out.append(value);
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (char one : string.toCharArray()) {
            if (one == '"' || one == '\\') out.append('\\').append(one);
            else if (one < ' ' || one > '~') out.append(String.format("\\u%04x", (int) one));
            else out.append(one);
        }
        out.append('"');
    }
}
