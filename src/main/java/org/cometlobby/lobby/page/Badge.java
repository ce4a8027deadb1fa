package org.cometlobby.lobby.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;

/**
 * A room at a glance, as an SVG picture that any page can show: its players, the number of missing
 * players, and whether it has started. The picture has its own background, so it is legible on a
 * light page and on a dark one; without a style sheet and a script, it passes any page's Content
 * Security Policy.
 */
public final class Badge {

  private static final int DISCS = 10;
  private static final int STEP = 43;
  private static final int NAMES_WIDTH = 60;
  private static final int STATUS_WIDTH = 26;
  private static final int WIDTH = 480;
  private static final int HEIGHT = 176;

  /** The colours of the avatars, as in tokens.css. */
  private static final List<String> HUES =
      List.of("#8fe3c4", "#f5d08a", "#f2b3a0", "#a9cdf5", "#cdbdf3", "#d5e58c");

  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final Room room;
  private final Texts texts;
  private final RoomViewModel shown;
  private final Colours colours;

  private Badge(Room room, Texts texts) {
    this.room = room;
    this.texts = texts;
    this.shown = new RoomViewModel(room, Optional.empty(), texts);
    this.colours = room.phase() == Phase.STARTED ? Colours.DAY : Colours.NIGHT;
  }

  /** Returns the picture of a room, with its words in the texts' language. */
  public static String svg(Room room, Texts texts) {
    return new Badge(room, texts).draw();
  }

  private String draw() {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        font-family="system-ui, 'Noto Sans', sans-serif">
        <title>%3$s</title>
        <rect width="%1$d" height="%2$d" rx="20" fill="%4$s"/>
        <text x="26" y="38" font-size="16" fill="%5$s">%6$s</text>
        <text x="26" y="74" font-size="30" font-weight="bold" fill="%7$s">%8$s</text>
        %9$s<text x="26" y="156" font-size="14" fill="%5$s">%10$s</text>
        </svg>
        """
        .formatted(
            WIDTH,
            HEIGHT,
            escaped(room.title() + ": " + shown.status()),
            colours.sky,
            colours.soft,
            escaped(shortened(room.title(), 48)),
            colours.ink,
            escaped(shortened(shown.status(), STATUS_WIDTH)),
            discs(),
            escaped(shortened(names(), NAMES_WIDTH)));
  }

  private String names() {
    StringJoiner names = new StringJoiner(", ");
    // Isolated, so that a name written from right to left leaves the order of the others alone.
    // A name has a column at least.
    room.seats().stream()
        .limit(NAMES_WIDTH)
        .forEach(seat -> names.add("\u2068" + seat.name() + "\u2069"));
    return names.toString();
  }

  private String discs() {
    int taken = room.seats().size();
    int seats = room.phase() == Phase.STARTED ? taken : room.maxPlayers();
    int drawn = seats > DISCS ? DISCS - 1 : seats;
    List<String> discs = new ArrayList<>();
    List<Seat> first = room.seats().stream().limit(drawn).toList();
    SeatViewModel.of(room, first, Optional.empty(), texts).forEach(seat -> discs.add(disc(seat)));
    while (discs.size() < drawn) {
      discs.add(
          "<circle r=\"16\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" stroke-dasharray=\"3 3\"/>"
              .formatted(colours.soft));
    }
    if (seats > drawn) {
      discs.add(
          "<text y=\"6\" font-size=\"17\" text-anchor=\"middle\" fill=\"%s\">+%d</text>"
              .formatted(colours.soft, seats - drawn));
    }
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < discs.size(); i++) {
      row.append(at(i, discs.get(i)));
    }
    return row.toString();
  }

  private String disc(SeatViewModel seat) {
    return """
        <circle r="17" fill="%s"/><text y="6" font-size="17" font-weight="bold" \
        text-anchor="middle" fill="%s">%s</text>"""
        .formatted(
            colours.disc.orElse(HUES.get(seat.hue())), colours.initial, escaped(seat.initial()));
  }

  private static String at(int place, String drawing) {
    return "<g transform=\"translate(%d 112)\">%s</g>\n".formatted(43 + place * STEP, drawing);
  }

  /**
   * Returns a text cut to a width, which SVG can't do. East Asian characters and emoji count two.
   */
  static String shortened(String text, int width) {
    StringBuilder fitting = new StringBuilder();
    Matcher character = CHARACTER.matcher(text);
    int used = 0;
    while (character.find()) {
      used += columns(character.group().codePointAt(0));
      if (used > width) {
        return fitting.append('…').toString();
      }
      fitting.append(character.group());
    }
    return text;
  }

  private static int columns(int c) {
    return Character.getType(c) == Character.FORMAT ? 0 : c < 0x1100 ? 1 : 2;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The colours of the stage on the room's page, see tokens.css. */
  private enum Colours {
    NIGHT("#0c1b1d", "#eef6f3", "#b4cac4", Optional.empty(), "#11211e"),
    DAY("#8ff0ca", "#06251d", "#06251d", Optional.of("#06251d"), "#ffffff");

    final String sky;
    final String ink;
    final String soft;
    final Optional<String> disc;
    final String initial;

    Colours(String sky, String ink, String soft, Optional<String> disc, String initial) {
      this.sky = sky;
      this.ink = ink;
      this.soft = soft;
      this.disc = disc;
      this.initial = initial;
    }
  }
}
