package org.cometlobby.broken.lobby;

final class LeadsBack {
  LeadsThere back;
}
