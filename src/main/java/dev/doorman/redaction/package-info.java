/**
 * Replaces secrets in what people type: one-time codes, card numbers, IBANs, passwords. {@link
 * dev.doorman.redaction.Redaction} is the only way in. All of it is pure and safe for use by
 * several threads; positions are those of Java's {@code char}s.
 */
@NullMarked
package dev.doorman.redaction;

import org.jspecify.annotations.NullMarked;
