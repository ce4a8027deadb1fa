package org.cometlobby.it.comet.stranger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Push;
import org.cometlobby.multipart.Part;

/** Methods of every signature except topics, with every kind of value. */
@ApplicationScoped
class Forms {

  /** A value for JSON-B to serialize. */
  public record Move(String piece, int to) {}

  @Comet("/push")
  void push(Push<String> push) {
    push.send("waiting...");
    push.send("begun", "start");
  }

  @Comet("/bytes")
  Stream<byte[]> bytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return Stream.of(all, new byte[0], new byte[] {'\r', '\n', '-', '-'});
  }

  @Comet("/parts")
  public Iterable<Part> parts() {
    return List.of(Part.text("text/css", "a {}").withHeader("Sheet", "1"), Part.json("{\"a\": 1}"));
  }

  @Comet("/json")
  Flow.Publisher<Move> json() {
    return new Given<>(List.of(new Move("Bauer", 1), new Move("König ♔", 2)));
  }

  @Comet(value = "/typed", contentType = "text/html;charset=utf-8")
  protected Stream<Object> typed() {
    return Stream.of("<p>ä</p>", Part.text("as it is"), List.of(1, 2));
  }

  @Comet(value = "/images", contentType = "image/svg+xml")
  Iterable<String> images() {
    return List.of("<svg>1</svg>", "<svg>2</svg>");
  }

  @Comet("/nothing")
  Stream<String> nothing() {
    return Stream.empty();
  }

  /** A publisher of given items that honours the demand. */
  private record Given<T>(List<T> items) implements Flow.Publisher<T> {
    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
      List<T> left = new ArrayList<>(items);
      subscriber.onSubscribe(
          new Flow.Subscription() {
            @Override
            public void request(long n) {
              for (long i = 0; i < n && !left.isEmpty(); i++) {
                subscriber.onNext(left.remove(0));
                if (left.isEmpty()) {
                  subscriber.onComplete();
                }
              }
            }

            @Override
            public void cancel() {
              left.clear();
            }
          });
    }
  }
}
