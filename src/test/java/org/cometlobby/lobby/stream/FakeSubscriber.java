package org.cometlobby.lobby.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.multipart.Part;

/** A reader of a topic for tests. */
final class FakeSubscriber implements Subscriber {

  private final List<Runnable> actions = new ArrayList<>();
  private final List<String> farewells = new ArrayList<>();
  private Predicate<Entry> last = entry -> false;

  @Override
  public void onEnd(Runnable action) {
    actions.add(action);
  }

  @Override
  public void end() {
    actions.forEach(Runnable::run);
    actions.clear();
  }

  @Override
  public void endAfter(Predicate<Entry> test) {
    last = test;
  }

  /** Returns whether the stream ends after an entry. */
  boolean endsAfter(Entry entry) {
    return last.test(entry);
  }

  /** Returns the events with which streams were ended. */
  List<String> farewells() {
    return farewells;
  }

  @Override
  public void endWith(String event, Part part) {
    farewells.add(event + " " + part.text());
    end();
  }

  @Override
  public boolean answered() {
    return false;
  }

  @Override
  public boolean polls() {
    return false;
  }

  @Override
  public String address() {
    return "192.0.2.1";
  }
}
