/** A failure on its way to an error callback. */
@SuppressWarnings("serial")
final class SdkException extends Exception {
    final String code;

    SdkException(String code, String description) {
        super(description);
        this.code = code;
    }
}
