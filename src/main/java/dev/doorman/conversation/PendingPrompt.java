package dev.doorman.conversation;

/**
 * The prompt that waits for an answer.
 *
 * @param seq its event
 * @param body the whole of it as JSON, with the checklist as it is ticked now
 */
public record PendingPrompt(long seq, String body) {}
