package org.cometlobby.it.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A client of the lobby's API, anonymous or of a player, whose token it then sends with each
 * request. It knows paths and JSON, and hides nothing of the answer.
 */
public final class LobbyClient {

  /** Longer than a long poll waits: a request without an answer fails its test. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final String id;
  private final String token;
  private final String address;

  private LobbyClient(URI base, String id, String token, String address) {
    this.base = base;
    this.id = id;
    this.token = token;
    this.address = address;
  }

  /** A complete HTTP answer. */
  public record Answer(int status, HttpHeaders headers, String body) {

    public JsonObject json() {
      return Json.createReader(new StringReader(body)).readObject();
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** Returns the code of the room in the body. */
    public String code() {
      return json().getString("code");
    }
  }

  /** Returns a client without a token. */
  public static LobbyClient stranger(URI base) {
    return new LobbyClient(base, "", "", "");
  }

  /**
   * Returns the same client at another address, as a proxy tells it that the lobby trusts.
   *
   * @param from a numeric address
   */
  public LobbyClient from(String from) {
    return new LobbyClient(base, id, token, from);
  }

  /** Registers a new player and returns its client. */
  public LobbyClient register(String name) {
    return of(
        made(post("api/players", Json.createObjectBuilder().add("name", name).build().toString())));
  }

  /** Returns the same player's client of a lobby at another address. */
  public LobbyClient at(URI other) {
    return new LobbyClient(other, id, token, address);
  }

  /** Returns the client of a registered player, from the answer to the registration. */
  public LobbyClient of(Answer registered) {
    JsonObject player = registered.json();
    return new LobbyClient(base, player.getString("id"), player.getString("token"), address);
  }

  /** Returns the player's id; empty for a stranger. */
  public String id() {
    return id;
  }

  /** Returns the player's token; empty for a stranger. */
  public String token() {
    return token;
  }

  public URI base() {
    return base;
  }

  /** Returns the address at which a trusted proxy sees the client; empty for its own. */
  public String address() {
    return address;
  }

  public Answer get(String path) {
    return send(request("GET", path, ""));
  }

  public Answer post(String path, String json) {
    return send(request("POST", path, json));
  }

  public Answer delete(String path) {
    return send(request("DELETE", path, ""));
  }

  /** Makes a room that starts by itself once it is full of players, and returns its code. */
  public String makeRoom(String game, int maxPlayers) {
    return makeRoom(game, maxPlayers, "{}");
  }

  /**
   * Makes a room and returns its code.
   *
   * @param more further members of the request, as a JSON object
   */
  public String makeRoom(String game, int maxPlayers, String more) {
    JsonObject wish =
        Json.createObjectBuilder(Json.createReader(new StringReader(more)).readObject())
            .add("game", game)
            .add("maxPlayers", maxPlayers)
            .build();
    return made(post("api/rooms", wish.toString())).code();
  }

  /** Makes a room for this player alone, starts it, and returns its code. */
  public String makeStartedRoom(String game) {
    String code = makeRoom(game, 1);
    start(code);
    return code;
  }

  public JsonObject room(String code) {
    return get("api/rooms/" + code).json();
  }

  public Answer sit(String code) {
    return post("api/rooms/" + code + "/seats", "");
  }

  public Answer leave(String code) {
    return delete("api/rooms/" + code + "/seats/me");
  }

  public Answer start(String code) {
    return post("api/rooms/" + code + "/start", "");
  }

  public Answer say(String code, String text) {
    String message = Json.createObjectBuilder().add("text", text).build().toString();
    return post("api/rooms/" + code + "/messages", message);
  }

  /** Opens the stream of a room, which begins with a snapshot. */
  public EventStream watch(String code) {
    return stream("streams/rooms/" + code);
  }

  /** Opens the stream of a room after a cursor. */
  public EventStream watch(String code, String cursor) {
    return stream("streams/rooms/" + code + "?after=" + cursor);
  }

  /** Opens any stream as JSON lines. */
  public EventStream stream(String path) {
    HttpRequest request =
        builder(path).header("Accept", "application/x-ndjson").method("GET", noBody()).build();
    return EventStream.open(HTTP, request);
  }

  /** Returns a request with this client's token, for the caller to complete. */
  public HttpRequest.Builder builder(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (!address.isEmpty()) {
      request.header("X-Forwarded-For", address);
    }
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return exchange(request);
    } catch (IOException e) {
      throw new AssertionError("No answer to " + request.build(), e);
    }
  }

  /** Sends a request to a server that may end meanwhile; empty if there is no answer. */
  public Optional<Answer> attempt(HttpRequest.Builder request) {
    try {
      return Optional.of(exchange(request));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Answer exchange(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        HTTP.sendAsync(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    try {
      // The request's own limit is for the head alone: a body that never ends has none.
      HttpResponse<String> response = answer.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("The body does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** Returns a request with a JSON body, or without a body if the text is empty. */
  public HttpRequest.Builder request(String method, String path, String json) {
    return json.isEmpty()
        ? builder(path).method(method, noBody())
        : builder(path)
            .method(method, BodyPublishers.ofString(json))
            .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }

  private static Answer made(Answer answer) {
    return Optional.of(answer)
        .filter(a -> a.status() == 201)
        .orElseThrow(() -> new AssertionError("Not made: " + answer));
  }
}
