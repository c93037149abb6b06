package dev.doorman.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2 in front of another one, which keeps H2's file whole when the power is cut.
 * H2 alone can't: it takes a chunk of data for whole whose first and last sector are, and it gives
 * the room of replaced data away as soon as their successor is written, though the disk may lose
 * the one and keep the other.
 */
public final class JournaledPath extends FilePathWrapper {
  static final String SCHEME = "doorman";
  private static final String DATA = ".mv.db";

  /** For H2, which makes one for each path. */
  public JournaledPath() {}

  /** Makes H2 know it; a second time changes nothing. */
  static void register() {
    FilePath.register(new JournaledPath());
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FilePath base = getBase();
    String path = base.toString();
    if (mode.equals("r") || !path.endsWith(DATA)) {
      return base.open(mode);
    }
    FileChannel main = base.open(mode);
    try {
      String beside = path.substring(0, path.length() - DATA.length()) + ".journal";
      return new JournaledChannel(main, FilePath.get(beside).open("rw"));
    } catch (IOException | RuntimeException e) {
      main.close();
      throw e;
    }
  }
}
