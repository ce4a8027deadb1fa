package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.comet.servlet.Wire.BOUNDARY;
import static org.cometlobby.comet.servlet.Wire.crlf;
import static org.cometlobby.comet.servlet.Wire.text;

import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;

/** Multipart that a browser displays by itself, byte by byte. */
class DisplayedFramingTest {

  private static final String SVG = "image/svg+xml";

  private final DisplayedFraming images = new DisplayedFraming(BOUNDARY, new Encodings(SVG));

  @Test
  void onlyReplacingImagesAndDocumentsAreDisplayed() {
    for (String shown : new String[] {"image/png", SVG, "text/html;charset=utf-8", "TEXT/HTML"}) {
      assertThat(Framing.of(FramingKind.REPLACE, BOUNDARY, new Encodings(shown)))
          .as(shown)
          .isInstanceOf(DisplayedFraming.class);
      assertThat(Framing.of(FramingKind.MIXED, BOUNDARY, new Encodings(shown)))
          .as(shown)
          .isInstanceOf(MultipartFraming.class);
    }
    for (String other : new String[] {"", "text/plain", "application/json"}) {
      assertThat(Framing.of(FramingKind.REPLACE, BOUNDARY, new Encodings(other)))
          .as(other)
          .isInstanceOf(MultipartFraming.class);
    }
  }

  @Test
  void theBoundaryIsTheOnlyParameterOfImages() {
    assertThat(images.contentType())
        .isEqualTo("multipart/x-mixed-replace; boundary=" + BOUNDARY.token());
  }

  @Test
  void documentsHaveTheirCharsetInTheResponsesType() {
    assertThat(
            new DisplayedFraming(BOUNDARY, new Encodings("text/html;charset=utf-8")).contentType())
        .isEqualTo("multipart/x-mixed-replace; boundary=" + BOUNDARY.token() + "; charset=utf-8");
  }

  @Test
  void theNextPartsHeaderBlockFollowsEachPartAtOnce() {
    String padding = "-".repeat(1_024 - head("").length() - "<svg>1</svg>".length());
    assertThat(
            text(images.opening())
                + Wire.by(images).value("<svg>1</svg>").value("<svg>2</svg>").entries()
                + text(images.closing("c2", true)))
        .isEqualTo(
            crlf("--TOKEN\n")
                + head("Padding: " + padding + "\n")
                + crlf(
                    """
                    <svg>1</svg>
                    --TOKEN
                    Content-Type: image/svg+xml

                    <svg>2</svg>
                    --TOKEN
                    Content-Type: image/svg+xml

                    --TOKEN--\
                    """));
  }

  private static String head(String padding) {
    return crlf(
        """
        Content-Type: image/svg+xml
        Event-ID: c1
        %sContent-Length: 12

        """
            .formatted(padding));
  }

  @Test
  void theFirstPartIsLongEnoughForChromiumsOpaqueResponseBlocking() {
    for (int length : new int[] {0, 1, 500, 900, 1_000, 1_024}) {
      DisplayedFraming framing = new DisplayedFraming(BOUNDARY, new Encodings("image/png"));
      String first = Wire.by(framing).value(new byte[length]).entries();
      assertThat(first.indexOf("\r\n--" + BOUNDARY.token()))
          .as("a body of %s bytes", length)
          .isBetween(1_024, 1_300);
    }
  }

  @Test
  void aPartThatIsLongEnoughIsNotPadded() {
    assertThat(Wire.by(images).value("x".repeat(1_024)).entries()).doesNotContain("Padding");
  }

  @Test
  void aHeartbeatIsTheLastPartOnceMore() {
    Wire.by(images).value("<svg>1</svg>").entries();
    assertThat(text(images.heartbeat("c1")))
        .isEqualTo(crlf("<svg>1</svg>\n--TOKEN\nContent-Type: image/svg+xml\n\n"));
  }

  @Test
  void aHeartbeatBeforeTheFirstPartIsAHeaderOfThatPart() {
    assertThat(text(images.heartbeat("c0"))).isEqualTo("Ping: 1\r\n");
    assertThat(Wire.by(images).value("<svg/>").entries()).startsWith("Content-Type: ");
  }

  @Test
  void anImageGetsNoAdvice() {
    assertThat(images.reconnect(1_000)).isEmpty();
  }

  @Test
  void aLossIsAHeaderOfTheFirstPart() {
    assertThat(Wire.notRecovered(images, Part.text(SVG, "<svg/>")))
        .contains("Event-ID: c7\r\nEvent-Recovered: false\r\n");
  }
}
