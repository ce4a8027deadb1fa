package org.cometlobby.lobby.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.CachedAnswer;
import org.cometlobby.lobby.CommitId;
import org.cometlobby.lobby.IdempotencyCache;
import org.cometlobby.lobby.IdempotencyCache.Change;
import org.cometlobby.lobby.IdempotencyCache.Claim;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.RequestedCommit;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.wire.RoomJson;

/**
 * A filter by which a player's change with an {@code Idempotency-Key} happens once: the same
 * request within a minute gets the same answer (draft-ietf-httpapi-idempotency-key-header). A
 * failure of the server and a reached limit are not kept, so that a client may try again.
 *
 * <p>Its priority puts it after the filters that refuse or count a request.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.USER + 1)
public class IdempotencyFilter
    implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {

  static final String KEY = "Idempotency-Key";

  /** A property of a request that makes a change: its {@link Change}. */
  private static final String CHANGE = IdempotencyFilter.class.getName() + ".change";

  /** A property of a request whose answer has a body to be kept: the {@link Unwritten} answer. */
  private static final String UNWRITTEN = IdempotencyFilter.class.getName() + ".unwritten";

  /** A property of a repeated request: the body's bytes. */
  private static final String REPLAYED = IdempotencyFilter.class.getName() + ".replayed";

  /** The longest wait for the answer to an equal request. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** An answer whose body is still an object. */
  private record Unwritten(
      Change change, int status, Optional<String> location, Optional<String> roomCode) {

    CachedAnswer written(Optional<String> type, Optional<String> body) {
      return new CachedAnswer(status, location, type, body, roomCode);
    }
  }

  @Inject IdempotencyCache answers;
  @Inject RequestedCommit requested;
  @Inject LobbyBean lobby;

  @Override
  public void filter(ContainerRequestContext request) {
    String key = request.getHeaderString(KEY);
    if (key != null
        && !RequestLimitFilter.SAFE.contains(request.getMethod())
        && request.getSecurityContext().getUserPrincipal() instanceof Player player
        && !makesPlayer(request)) {
      claim(request, player, checked(key));
    }
  }

  /** Returns whether the answer may have a new player's token and cookie, which are not kept. */
  private static boolean makesPlayer(ContainerRequestContext request) {
    // Without matrix parameters, with which a path means the same.
    return request.getUriInfo().getPathSegments().stream()
        .map(PathSegment::getPath)
        .filter(name -> !name.isEmpty())
        .toList()
        .equals(List.of("players"));
  }

  private static String checked(String key) {
    if (!key.matches("[!-~]{1,64}")) {
      throw new ProblemException(Problem.invalid(KEY, "has 1 to 64 visible ASCII characters"));
    }
    return key;
  }

  private void claim(ContainerRequestContext request, Player player, String key) {
    byte[] body = RequestBody.read(request.getEntityStream());
    request.setEntityStream(new ByteArrayInputStream(body));
    CommitId id = CommitId.of(player.id(), key);
    String hash = hash(request, body);
    Claim claim = answers.claim(id, player.id(), hash, PATIENCE);
    if (claim instanceof Claim.Granted granted) {
      requested.set(CommitId.of(player.id(), key, hash));
      request.setProperty(CHANGE, granted.change());
    } else if (claim instanceof Claim.Done done) {
      replay(request, done.answer());
    } else if (claim instanceof Claim.UnderWay) {
      request.abortWith(
          ProblemMapper.response(
                  problem(409, "key-under-way", "The first request with this key is under way"))
              .header(HttpHeaders.RETRY_AFTER, 1)
              .build());
    } else {
      throw new ProblemException(
          problem(422, "key-used", "This key belongs to another request; take a new one"));
    }
  }

  private static Problem problem(int status, String reason, String detail) {
    return new Problem(status, reason, KEY + " in use", detail, List.of());
  }

  private static String hash(ContainerRequestContext request, byte[] body) {
    URI uri = request.getUriInfo().getRequestUri();
    String line = request.getMethod() + " " + uri.getRawPath() + "?" + uri.getRawQuery() + "\n";
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sha256.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private void replay(ContainerRequestContext request, CachedAnswer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
    if (answer.body().isPresent()) {
      String body = answer.body().get();
      request.setProperty(REPLAYED, body.getBytes(StandardCharsets.UTF_8));
      response.entity(body).type(answer.type().orElse(MediaType.APPLICATION_JSON));
    } else if (answer.roomCode().isPresent()) {
      response.entity(room(answer.roomCode().get())).type(MediaType.APPLICATION_JSON);
    }
    request.abortWith(response.build());
  }

  /** Returns the room as it is now, in place of a body that was too long to be kept. */
  private RoomJson room(String code) {
    return lobby
        .find(code)
        .map(RoomJson::of)
        .orElseThrow(() -> new RefusalException(Refusal.NO_SUCH_ROOM, code));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(CHANGE) instanceof Change change)) {
      return;
    }
    request.removeProperty(CHANGE);
    int status = response.getStatus();
    if (status >= 500 || status == 429) {
      answers.abandon(change);
      return;
    }
    Optional<String> location = Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION));
    Optional<String> code =
        response.getEntity() instanceof RoomJson room ? Optional.of(room.code()) : Optional.empty();
    Unwritten unwritten = new Unwritten(change, status, location, code);
    if (response.hasEntity()) {
      request.setProperty(UNWRITTEN, unwritten);
    } else {
      answers.finish(change, unwritten.written(Optional.empty(), Optional.empty()));
    }
  }

  /** Keeps the bytes of a body before they are sent: the client may be gone by then. */
  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    OutputStream out = context.getOutputStream();
    if (context.getProperty(REPLAYED) instanceof byte[] replayed) {
      // The text's own writer is not asked: a JSON library might write a JSON string.
      out.write(replayed);
    } else if (context.getProperty(UNWRITTEN) instanceof Unwritten unwritten) {
      context.removeProperty(UNWRITTEN);
      out.write(kept(context, unwritten));
    } else {
      context.proceed();
    }
  }

  private byte[] kept(WriterInterceptorContext context, Unwritten unwritten) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    context.setOutputStream(body);
    boolean isWritten = false;
    try {
      context.proceed();
      isWritten = true;
    } finally {
      if (!isWritten) {
        answers.abandon(unwritten.change());
      }
    }
    Optional<String> type = Optional.ofNullable(context.getMediaType()).map(MediaType::toString);
    String text = body.toString(StandardCharsets.UTF_8);
    answers.finish(unwritten.change(), unwritten.written(type, Optional.of(text)));
    return body.toByteArray();
  }
}
