package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.MessagePage;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.RoomMessage;
import org.cometlobby.lobby.room.Delay;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;

/** The messages of a room. */
@Path("/rooms/{code}/messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

  /** A script represents whole numbers of up to 15 digits exactly. */
  private static final long MAX_VERSION = 999_999_999_999_999L;

  @Inject LobbyBean lobby;

  /**
   * Returns messages that the room's journal still has, oldest first: without {@code after} the
   * newest ones, for a member who joins late. The answer's {@code next} goes into {@code after} for
   * the following messages, if there are any.
   */
  @GET
  public StreamingOutput list(
      @PathParam("code") String code, @Context UriInfo uri, @Context SecurityContext security) {
    RoomQuery query = new RoomQuery(uri);
    OptionalLong after = query.number("after", 0, MAX_VERSION);
    int limit = (int) query.number("limit", 1, MessagePage.MOST).orElse(MessagePage.MOST);
    List<RoomMessage> all = messages(Caller.ifPlayer(security), code);
    byte[] json =
        json(MessagePage.of(all, RoomMessage::version, after, limit))
            .getBytes(StandardCharsets.UTF_8);
    return out -> out.write(json);
  }

  private List<RoomMessage> messages(Optional<Player> caller, String code) {
    try {
      return lobby.messages(caller, code);
    } catch (RefusalException e) {
      if (caller.isEmpty() && e.refusal() == Refusal.NOT_MEMBER) {
        throw new NotAuthorizedException("Bearer");
      }
      throw e;
    }
  }

  /** Returns the JSON of a page, in which each message is as it was sent. */
  private static String json(MessagePage<RoomMessage> page) {
    String messages =
        page.messages().stream().map(RoomMessage::json).collect(Collectors.joining(","));
    String next = page.next().isPresent() ? ",\"next\":" + page.next().getAsLong() : "";
    return "{\"messages\":[" + messages + "]" + next + "}";
  }

  /** Sends a message: at once, or at a moment that the lobby draws. */
  @POST
  public Response say(
      @PathParam("code") String code,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      InputStream body) {
    Player player = Caller.player(security);
    RequestFields fields = new RequestFields(RequestBody.object(headers.getMediaType(), body));
    Optional<Delay> delay = fields.optionalObject("afterMillis").map(MessagesResource::delay);
    if (delay.isPresent() && fields.optionalValue("data").isEmpty()) {
      fields.refuse("afterMillis", "is only allowed with data");
    }
    Message message = message(fields);
    delay.ifPresentOrElse(
        later -> lobby.sayLater(player, code, message, later),
        () -> lobby.say(player, code, message));
    return Response.accepted().build();
  }

  private static Delay delay(JsonObject after) {
    RequestFields fields = new RequestFields(after);
    Delay delay = new Delay(fields.integer("from"), fields.integer("to"));
    if (delay.to() < delay.from()) {
      fields.refuse("to", "is not less than from");
    }
    fields.check();
    return delay;
  }

  private static Message message(RequestFields fields) {
    Optional<String> type = fields.optionalText("type");
    Optional<JsonValue> data =
        fields
            .optionalValue("data")
            // A game's data may be null. Beside a text, null means absent, as elsewhere.
            .filter(value -> value != JsonValue.NULL || fields.optionalText("text").isEmpty());
    if (data.isPresent()) {
      String name = type.orElseGet(() -> fields.text("type"));
      if (fields.optionalText("text").isPresent()) {
        fields.refuse("text", "is not allowed with data");
      }
      if (name.equals(Message.CHAT)) {
        fields.refuse("data", "is only allowed with a custom type, not chat");
      }
      fields.check();
      return Message.ofGame(name, data.get());
    }
    String text = fields.text("text");
    if (type.filter(name -> !name.equals(Message.CHAT)).isPresent()) {
      fields.refuse("type", "is " + Message.CHAT + " for a message without data");
    }
    fields.check();
    return Message.chat(text);
  }
}
