package dev.doorman.knowledge.embedding;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Keeps the usual model loaded from the first test that loads it to the end of the process: test
 * classes open and close embedders by the dozen.
 */
public final class KeptModel implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    LoadedModel.keep(EmbeddingModel.USUAL);
  }
}
