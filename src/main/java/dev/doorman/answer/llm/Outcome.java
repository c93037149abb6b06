package dev.doorman.answer.llm;

import java.util.Locale;

/** What became of a wish for other words. */
enum Outcome {
  /** The model's words were sent. */
  USED,
  /** A sentence did not stand in the passages, or something was left out. */
  REFUSED,
  /** The deadline came first. */
  TIMEOUT,
  /** The endpoint failed, or broke its protocol. */
  ERROR,
  /** Most calls failed lately, so the model was not asked. */
  BREAKER_OPEN,
  /** All places were taken. */
  BUSY,
  /** The prompt would have been too long. */
  TOO_LONG,
  /** Nobody waited for it any more. */
  GIVEN_UP;

  /** The name in the metrics. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
