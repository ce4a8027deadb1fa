package org.cometlobby.lobby.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request whose body is in memory. */
final class ReadRequest extends HttpServletRequestWrapper {

  private final int length;
  private final ServletInputStream body;

  ReadRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.length = body.length;
    this.body = new InMemory(body);
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  @Override
  public BufferedReader getReader() {
    Charset charset =
        Optional.ofNullable(getCharacterEncoding())
            .map(Charset::forName)
            .orElse(StandardCharsets.ISO_8859_1);
    return new BufferedReader(new InputStreamReader(body, charset));
  }

  @Override
  public int getContentLength() {
    return length;
  }

  @Override
  public long getContentLengthLong() {
    return length;
  }

  private static final class InMemory extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    InMemory(byte[] body) {
      this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return bytes.read(buffer, offset, length);
    }

    @Override
    public int available() {
      return bytes.available();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body has been read");
    }
  }
}
