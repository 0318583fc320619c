import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An old portal in Java: a session cookie, and a page that answers a ticket for whoever is signed in. */
public final class HostPage {
  public static void main(String[] args) throws IOException {
    System.out.println(XiaobenTicket.make("my-county", "k1", "0123456789abcdef0123456789abcdef", "0199C0DE-0002-7000-8000-000000000001", 1796000000L, "000102030405060708090a0b0c0d0e0f"));
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/portal/ticket.jsp", exchange -> answer(exchange, args));
    server.start();
    System.out.println("port " + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, String[] args) throws IOException {
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    boolean isPost = "POST".equals(exchange.getRequestMethod()) && exchange.getRequestHeaders().containsKey("X-Requested-With");
    boolean isSignedIn = cookie != null && cookie.contains("JSESSIONID=signed-in");
    byte[] body = ("{\"ticket\":\"" + XiaobenTicket.make(args[0], args[1], args[2], args[3]) + "\"}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    if (!isPost) exchange.sendResponseHeaders(405, -1);
    else if (!isSignedIn) exchange.sendResponseHeaders(401, -1);
    else {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
