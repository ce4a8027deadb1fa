package org.cometlobby.it.comet.stranger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.Topic;

/** A bean of each scope, which counts its calls. */
final class Scopes {

  private Scopes() {}

  @ApplicationScoped
  static class OfApplication {
    private final AtomicInteger calls = new AtomicInteger();
    @Inject private Ticket ticket;

    @Comet("/scope/application")
    void count(Push<Integer> push) {
      push.send(calls.incrementAndGet());
    }

    /** Uses the request scope, which is active in a blocking method and belongs to the run. */
    @Comet("/ticket")
    void ticket(Push<String> push) {
      push.send(ticket.number());
      push.send(ticket.number());
    }
  }

  @RequestScoped
  static class OfRequest {
    private int calls;

    @Comet("/scope/request")
    void count(Push<Integer> push) {
      push.send(++calls);
      push.send(more());
    }

    int more() {
      return ++calls;
    }

    @Comet("/scope/request/stream")
    Stream<Integer> stream() {
      return Stream.generate(this::more).limit(2);
    }

    @Comet("/scope/request/topic")
    Topic<Integer> topic() {
      Topic<Integer> mine = Topic.<Integer>builder().stateOnly().build();
      mine.publish(more());
      mine.close();
      return mine;
    }
  }

  @SessionScoped
  static class OfSession implements Serializable {
    private static final long serialVersionUID = 1;
    private final AtomicInteger calls = new AtomicInteger();

    @Comet("/scope/session")
    void count(Push<Integer> push) {
      push.send(calls.incrementAndGet());
    }
  }

  @ConversationScoped
  static class OfConversation implements Serializable {
    private static final long serialVersionUID = 1;
    private final AtomicInteger calls = new AtomicInteger();

    @Comet("/scope/conversation")
    void count(Push<Integer> push) {
      push.send(calls.incrementAndGet());
    }
  }

  @Dependent
  static class OfNobody {
    private final AtomicInteger calls = new AtomicInteger();
    @Inject private Witness witness;

    @Comet("/scope/dependent")
    void count(Push<Integer> push) {
      push.send(calls.incrementAndGet());
    }

    @PreDestroy
    void destroyed() {
      witness.saw("dependent-destroyed");
    }
  }

  /** A number for each request. */
  @RequestScoped
  static class Ticket {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private final int number = NUMBERS.incrementAndGet();

    String number() {
      return "ticket " + number;
    }
  }
}
