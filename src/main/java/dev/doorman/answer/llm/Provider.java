package dev.doorman.answer.llm;

/** Which protocol an endpoint speaks. */
public enum Provider {
  /** OpenAI's chat completions, as most servers do. */
  OPENAI,
  /** Anthropic's messages. */
  ANTHROPIC
}
