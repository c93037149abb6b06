package dev.doorman.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2 on disks that tests cut the power of, or fill. */
public final class PowerPath extends FilePathWrapper {
  static final String PREFIX = "power:";
  private static final Map<Path, PowerDisk> DISKS = new ConcurrentHashMap<>();

  /** For H2. */
  public PowerPath() {}

  /** The disk that keeps the files of this folder. */
  static PowerDisk disk(Path folder) {
    FilePath.register(new PowerPath());
    return DISKS.computeIfAbsent(folder.toAbsolutePath(), name -> new PowerDisk());
  }

  @Override
  public String getScheme() {
    return "power";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    Path path = Path.of(getBase().toString());
    PowerDisk disk = DISKS.get(path.getParent());
    FileChannel base = getBase().open(mode);
    return disk == null ? base : disk.channel(path.getFileName().toString(), base);
  }
}
