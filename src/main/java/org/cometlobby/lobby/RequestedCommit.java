package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The commit id of the request that the current thread serves, which has one if its client may
 * repeat it. Not request-scoped: on Open Liberty a request that is dispatched once more may find
 * the scope of another request on its thread, whose id would make its change a repetition.
 */
@ApplicationScoped
public class RequestedCommit {

  // Not static: nothing static outlives an undeployment.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<CommitId> id = new ThreadLocal<>();

  public Optional<CommitId> id() {
    return Optional.ofNullable(id.get());
  }

  public void set(CommitId requested) {
    id.set(requested);
  }

  /** Ends the id's request. */
  public void clear() {
    id.remove();
  }
}
