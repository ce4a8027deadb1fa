package org.cometlobby.broken.lobby;

final class LeadsThere {
  LeadsBack there;
}
