package org.cometlobby.broken.lobby.room;

import java.time.LocalDate;
import java.time.ZoneOffset;

final class LooksAtTheCalendar {
  LocalDate known = LocalDate.now(ZoneOffset.UTC);
}
