package dev.doorman.redaction;

import dev.doorman.redaction.Redacted.Kind;

/** A part of a text, from {@code start} to before {@code end}, that is a secret. */
record Span(int start, int end, Kind kind) {}
