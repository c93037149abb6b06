/**
 * The optional language model: puts an answer into other words, through langchain4j, at any
 * endpoint that speaks OpenAI's or Anthropic's protocol. It sees the passages and the question and
 * nothing else, has no tools, and what it says is checked before anybody sees it. Every call has a
 * deadline, and takes one of a few places behind a circuit breaker. Safe for use by several
 * threads.
 */
@NullMarked
package dev.doorman.answer.llm;

import org.jspecify.annotations.NullMarked;
