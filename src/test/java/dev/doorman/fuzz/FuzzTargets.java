package dev.doorman.fuzz;

import dev.doorman.chat.WireFuzz;
import dev.doorman.conversation.delivery.WebhookFuzz;
import dev.doorman.identity.TokenFuzz;
import dev.doorman.knowledge.MarkdownFuzz;
import dev.doorman.redaction.MaskFuzz;

/** What is fuzzed: everything that reads what strangers send. */
enum FuzzTargets {
  WIRE,
  MARKDOWN,
  WEBHOOK,
  MASK,
  TOKEN;

  void run(byte[] input) {
    switch (this) {
      case WIRE -> WireFuzz.fuzzerTestOneInput(input);
      case MARKDOWN -> MarkdownFuzz.fuzzerTestOneInput(input);
      case WEBHOOK -> WebhookFuzz.fuzzerTestOneInput(input);
      case MASK -> MaskFuzz.fuzzerTestOneInput(input);
      case TOKEN -> TokenFuzz.fuzzerTestOneInput(input);
    }
  }
}
