package org.cometlobby.it.comet.stranger;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.QueryParam;

/** Methods that send their parameters back. */
@ApplicationScoped
public class Parameters {

  @Comet("/echo/{name}/{day}")
  Stream<String> echo(
      @PathParam String name,
      @PathParam("day") DayOfWeek weekday,
      @QueryParam Optional<Integer> number,
      @QueryParam("q") List<String> words,
      @QueryParam Optional<Boolean> loud) {
    return Stream.of(name + " " + weekday + " " + number + " " + words + " " + loud);
  }

  @Comet("/needs")
  void needs(@QueryParam int count, Push<String> push) {
    push.send("x".repeat(count));
  }

  @Comet("/echo/all/{day}")
  List<String> literal(@PathParam DayOfWeek day) {
    return List.of("all on " + day);
  }

  @Comet("/caller")
  void caller(Push<String> push, Principal caller) {
    push.send(caller == null ? "nobody" : caller.getName());
  }
}
