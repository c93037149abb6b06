package dev.doorman.journey;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all test classes of this process share: made when the first asks for it, closed when the
 * process ends. Test classes may run in several processes, each with its own.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class SharedResource<T extends AutoCloseable> {
  private final Supplier<T> maker;
  private @Nullable T made;

  public SharedResource(Supplier<T> maker) {
    this.maker = maker;
  }

  /** The resource; a failure to make it is thrown, and the next caller tries again. */
  public synchronized T get() {
    if (made == null) {
      T resource = maker.get();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(resource)));
      made = resource;
    }
    return made;
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
