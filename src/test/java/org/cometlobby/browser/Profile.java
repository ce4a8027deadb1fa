package org.cometlobby.browser;

/** A user's browser: its tabs share cookies, storage and locks with each other, and nobody else. */
interface Profile extends AutoCloseable {

  Tab newTab();

  @Override
  void close();
}
