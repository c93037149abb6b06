package dev.doorman.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The pictures and papers that lie beside the articles: files of the folder of a few kinds, and
 * nothing outside of it, whatever links in it lead to.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; reads the disk at each call.
 */
public final class Attachments {
  /** Where they are on Doorman's server; no article's id begins with a dash. */
  public static final String PATH = "/help/-/";

  private static final Map<String, String> TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "avif", "image/avif",
          "svg", "image/svg+xml",
          "pdf", "application/pdf");

  private final Optional<Path> folder;

  /**
   * @param folder of the articles; none where they come from the artefact
   */
  public Attachments(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * A file that may be given out.
   *
   * @param type its media type, by its name
   */
  public record Attachment(Path file, String type) {}

  /** The file at a path below the folder, if it may be given out. */
  public Optional<Attachment> find(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(ending);
    if (type == null || folder.isEmpty() || ("/" + path).contains("/.")) {
      return Optional.empty();
    }
    try {
      Path root = folder.get().toRealPath();
      Path file = root.resolve(path).toRealPath();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(new Attachment(file, type))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** How large a picture is; empty where its kind is not one that can be measured. */
  Optional<Image.Size> size(String path) {
    Optional<Attachment> found = find(path);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(found.get().file().toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        return Optional.of(new Image.Size(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
