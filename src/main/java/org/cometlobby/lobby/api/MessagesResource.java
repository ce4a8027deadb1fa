package org.cometlobby.lobby.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.JournalEntry;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.room.Delay;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.wire.EventJson;

/** The messages of a room. */
@Path("/rooms/{code}/messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

  @Inject LobbyBean lobby;

  /** Messages, oldest first. */
  public record MessageList(List<EventJson.Said> messages) {}

  /** Returns the messages that the room's journal still has, for a member who joins late. */
  @GET
  public MessageList list(@PathParam("code") String code) {
    return new MessageList(lobby.messages(code).stream().map(MessagesResource::view).toList());
  }

  private static EventJson.Said view(JournalEntry entry) {
    return EventJson.Said.of((LobbyEvent.Said) entry.event(), entry.number());
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
