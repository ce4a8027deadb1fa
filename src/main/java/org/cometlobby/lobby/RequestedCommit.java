package org.cometlobby.lobby;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The commit id of the current request, which has one if its client may repeat it. */
@RequestScoped
public class RequestedCommit {

  private Optional<CommitId> id = Optional.empty();

  public Optional<CommitId> id() {
    return id;
  }

  public void set(CommitId requested) {
    id = Optional.of(requested);
  }
}
