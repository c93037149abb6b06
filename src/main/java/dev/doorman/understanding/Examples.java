package dev.doorman.understanding;

import dev.doorman.dialogue.Intent;
import java.util.List;
import java.util.Map;

/**
 * How customers say things in one language.
 *
 * @param utterances examples for every intent, in lower case
 * @param checklist how it is told that something on the checklist is done
 * @param safety how danger is told of
 * @param remarks what is said that depends on the step, or is about the chat
 * @param wish what belongs to a clear wish
 * @param account what an account is called, as a regular expression
 */
record Examples(
    Cues cues,
    Map<Intent, List<String>> utterances,
    ChecklistCues checklist,
    SafetyCues safety,
    RemarkCues remarks,
    WishCues wish,
    String account) {
  Examples {
    utterances = Map.copyOf(utterances);
  }
}
