/**
 * The chat widget in a real browser: on the help pages of the real jar, on vendors' pages of
 * another origin, and against a server that is played, where a state is hard to get otherwise.
 */
package dev.doorman.journey.widget;
