package org.cometlobby.lobby.stream;

import java.util.ArrayList;
import java.util.List;
import org.cometlobby.comet.Subscriber;

/** A reader of a topic for tests. */
final class FakeSubscriber implements Subscriber {

  private final List<Runnable> actions = new ArrayList<>();

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
  public boolean polls() {
    return false;
  }
}
