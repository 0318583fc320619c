import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes one-time tickets for the reference server. Java 8 or newer, no libraries. */
public final class XiaobenTicket {
  private static final SecureRandom RANDOM = new SecureRandom();

  private XiaobenTicket() {}

  /**
   * A ticket that is good once, for a minute.
   *
   * @param tenant the customer, as the server knows it
   * @param kid the number of the secret
   * @param secret the text that the server has too; read it from a file that only your program may read
   * @param person the id of whoever is signed in, as the record of kind "person" has it
   */
  public static String make(String tenant, String kid, String secret, String person) {
    byte[] nonce = new byte[16];
    RANDOM.nextBytes(nonce);
    return make(tenant, kid, secret, person, System.currentTimeMillis() / 1000, hex(nonce));
  }

  static String make(String tenant, String kid, String secret, String person, long seconds, String nonce) {
    String signed = "xb1:" + kid + ":" + tenant + ":" + person.toLowerCase(Locale.ROOT) + ":" + seconds + ":" + nonce;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return signed + ":" + hex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) text.append(String.format("%02x", b));
    return text.toString();
  }
}
