package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.SetAside.Job;
import java.time.Clock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Does a job's work on one conversation, so that its failure is nobody else's: it is logged, and
 * the conversation is set aside.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class SingleFailures {
  private static final Logger LOG = Logger.getLogger(SingleFailures.class);
  private static final int CAUSES_MOST = 5;

  private final SetAside aside;
  private final Clock clock;

  public SingleFailures(SetAside aside, Clock clock) {
    this.aside = aside;
    this.clock = clock;
  }

  /**
   * Does the work, and sets the conversation aside if it fails.
   *
   * @return whether it went well
   */
  public boolean guard(Job job, ConversationId id, Consumer<ConversationId> work) {
    try {
      work.accept(id);
      aside.restored(job, id);
      return true;
    } catch (UnreadableException e) {
      return aside(job, id, e);
    } catch (RetriableException e) {
      LOG.warnf("conversation %s: %s put off: %s", id, job, e.getMessage());
      return false;
    } catch (RuntimeException | Error e) {
      return aside(job, id, e);
    }
  }

  /** Sets a conversation aside whose log could not be read, whoever read it. */
  public void unreadable(UnreadableException failure) {
    ConversationId id = failure.conversation();
    try {
      if (!aside.isSetAside(Job.READING, id)) {
        LOG.errorf("conversation %s is set aside: %s", id, failure.why());
        aside.setAside(Job.READING, id, failure.why(), clock.instant());
      }
    } catch (RuntimeException e) {
      // The caller hears of its own failure; of this one, too, the next reader will.
      LOG.warnf("conversation %s could not be set aside: %s", id, e.getMessage());
    }
  }

  private boolean aside(Job job, ConversationId id, Throwable failure) {
    LOG.errorf(failure, "conversation %s: %s failed, and is set aside", id, job);
    try {
      aside.setAside(job, id, kind(failure), clock.instant());
    } catch (RetriableException e) {
      LOG.warnf("conversation %s could not be set aside: %s", id, e.getMessage());
    }
    return false;
  }

  /** The failure without its messages, which may quote a row. */
  private static String kind(Throwable failure) {
    if (failure instanceof UnreadableException unreadable && unreadable.getCause() == null) {
      return unreadable.why();
    }
    var kind = new StringBuilder(failure.getClass().getSimpleName());
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < CAUSES_MOST; depth++) {
      kind.append(" by ").append(cause.getClass().getSimpleName());
      cause = cause.getCause();
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? kind.toString() : kind + " in " + trace[0];
  }
}
