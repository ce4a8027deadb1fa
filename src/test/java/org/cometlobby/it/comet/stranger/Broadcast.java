package org.cometlobby.it.comet.stranger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.comet.Topic;

/**
 * Topics by name. {@code POST /publish?to=x&text=y&times=3&state=z&close=true} publishes to one, or
 * closes it.
 */
@ApplicationScoped
public class Broadcast {

  private final Map<String, Topic<String>> topics = new ConcurrentHashMap<>();

  private final Map<String, Set<Subscriber>> readers = new ConcurrentHashMap<>();

  @Inject private Witness witness;

  @Comet("/topics/{name}")
  Topic<String> topic(@PathParam String name) {
    return topics.computeIfAbsent(name, key -> Topic.<String>builder().maxEvents(200).build());
  }

  /**
   * Returns the same topic and remembers the subscriber: {@code POST /publish?dismiss=x} ends those
   * streams.
   */
  @Comet("/topics/{name}/known")
  Topic<String> known(@PathParam String name, Subscriber subscriber) {
    readers.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet()).add(subscriber);
    subscriber.onEnd(
        () -> witness.saw((subscriber.polls() ? "poll-ended-" : "stream-ended-") + name));
    return topic(name);
  }

  void dismiss(String name) {
    readers.getOrDefault(name, Set.of()).forEach(Subscriber::end);
  }

  /** The HTTP endpoint of the topics. */
  @WebServlet("/publish")
  public static class Endpoint extends HttpServlet {

    @Inject private Broadcast broadcast;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
      String dismiss = request.getParameter("dismiss");
      if (dismiss != null) {
        broadcast.dismiss(dismiss);
        return;
      }
      Topic<String> topic = broadcast.topic(request.getParameter("to"));
      String text = request.getParameter("text");
      String state = request.getParameter("state");
      String times = request.getParameter("times");
      if (text != null && state != null) {
        topic.publish("said", text, Map.of("all", state));
      } else if (text != null) {
        for (int i = 1; i <= (times == null ? 1 : Integer.parseInt(times)); i++) {
          topic.publish(times == null ? text : text + " " + i);
        }
      }
      if (request.getParameter("close") != null) {
        topic.close();
      }
    }
  }
}
