package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.Optional;

/** The access to the current request's commit id from any thread. */
@ApplicationScoped
public class CommitIds {

  @Inject RequestedCommit requested;

  /** Returns the request's commit id; empty without one, and on a thread without a request. */
  public Optional<CommitId> ofRequest() {
    try {
      return requested.id();
    } catch (ContextNotActiveException e) {
      return Optional.empty();
    }
  }
}
