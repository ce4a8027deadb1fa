package org.cometlobby.browser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The tabs of one test, in a browser that the tests of a class share: to open a tab costs more than
 * most tests. Each test has a server of its own, so that no cookie, lock or channel of a test
 * before reaches it.
 */
final class Tabs implements AutoCloseable {

  private final Pool pool;
  private final List<Tab> used = new ArrayList<>();
  private final List<String> initScripts = new ArrayList<>();

  Tabs(Pool pool) {
    this.pool = pool;
  }

  /** Returns a tab that no test uses. */
  Tab newTab() {
    Tab tab = pool.free.isEmpty() ? pool.profile.newTab() : pool.free.pop();
    used.add(tab);
    initScripts.forEach(tab::addInitScript);
    return tab;
  }

  /** Runs a script in each page of the tabs that come, as {@link Tab#addInitScript} does. */
  void addInitScript(String script) {
    initScripts.add(script);
  }

  @Override
  public void close() {
    used.removeIf(Tab::isClosed);
    used.forEach(Tab::clear);
    pool.free.addAll(used);
  }

  /** The browser of a class, with the tabs that no test uses. */
  static final class Pool implements AutoCloseable {

    private final Profile profile;
    private final Deque<Tab> free = new ArrayDeque<>();

    Pool(Profile profile) {
      this.profile = profile;
    }

    @Override
    public void close() {
      profile.close();
    }
  }
}
