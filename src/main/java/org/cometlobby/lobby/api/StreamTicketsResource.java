package org.cometlobby.lobby.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.cometlobby.lobby.StreamTicket;
import org.cometlobby.lobby.StreamTickets;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.lobby.room.Player;

/** Tickets of streams. */
@Path("/stream-tickets")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class StreamTicketsResource {

  private static final Pattern STREAM = Pattern.compile("/streams/[0-9A-Za-z/_-]{1,100}");

  @Inject StreamTickets tickets;

  /**
   * The answer.
   *
   * @param expiresAt ISO-8601, UTC
   */
  public record Issued(String ticket, String expiresAt) {}

  /** Issues a ticket for one stream. */
  @POST
  public Response issue(
      @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
    Player player = Caller.player(security);
    RequestFields fields = new RequestFields(RequestBody.object(headers.getMediaType(), body));
    String stream = fields.text("stream");
    fields.check();
    if (!STREAM.matcher(stream).matches()) {
      throw new ProblemException(
          Problem.invalid(
              "stream",
              "is a stream's path below the lobby, such as /streams/rooms/K7QX2M, without a query"));
    }
    StreamTicket ticket =
        tickets.issue(player, stream).orElseThrow(() -> new NotAuthorizedException("Bearer"));
    return Response.status(Response.Status.CREATED)
        .entity(new Issued(ticket.ticket(), ticket.expiresAt().toString()))
        .build();
  }
}
