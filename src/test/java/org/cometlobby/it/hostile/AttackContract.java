package org.cometlobby.it.hostile;

import java.net.URI;

/** The common base of the attacks on a lobby. */
interface AttackContract {

  /** A bounded attack, which checks its answers. */
  @FunctionalInterface
  interface Attack {
    void by(Attacker mallory) throws Exception;
  }

  /** Returns the address of the lobby. */
  URI base();

  /**
   * Runs an attack, by another attacker again until enough lines of bystanders have arrived
   * meanwhile, and checks that all of them arrive and that the heap comes back.
   */
  void isWithstood(String name, Attack attack) throws Exception;

  /**
   * Checks in addition that the lobby keeps only some bytes for each byte that the attacker has
   * counted.
   */
  void isWithstood(String name, int mostKept, Attack attack) throws Exception;
}
