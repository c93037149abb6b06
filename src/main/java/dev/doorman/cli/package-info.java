/**
 * The commands of the artefact: plain Java on the same parts as the chat, with no port and no
 * database. Each runs on one thread; times in its output are microseconds where named so.
 */
@NullMarked
package dev.doorman.cli;

import org.jspecify.annotations.NullMarked;
