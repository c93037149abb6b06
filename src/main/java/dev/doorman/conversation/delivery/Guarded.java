package dev.doorman.conversation.delivery;

import dev.doorman.base.RetriableException;
import org.jboss.logging.Logger;

/** Keeps a fault in one piece of work from ending the thread, or all that comes after. */
final class Guarded {
  private static final Logger LOG = Logger.getLogger(Guarded.class);

  private Guarded() {}

  /** Runs the work; what fails is logged, and done again when it is found due the next time. */
  static void run(String name, Runnable work) {
    try {
      work.run();
    } catch (RetriableException e) {
      LOG.warnf("%s put off: %s", name, e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.errorf(e, "%s failed and will be tried again", name);
    }
  }
}
