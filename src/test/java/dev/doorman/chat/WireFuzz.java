package dev.doorman.chat;

import java.nio.charset.StandardCharsets;

/** Whatever a frame holds, it is read or refused with a fault that has a code. */
public final class WireFuzz {
  private WireFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      FrameReader.read(new String(data, StandardCharsets.UTF_8));
    } catch (FrameFault fault) {
      if (fault.code().isBlank()) {
        throw new AssertionError("a fault without a code");
      }
    }
  }
}
