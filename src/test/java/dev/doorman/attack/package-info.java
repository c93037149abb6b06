/**
 * What a stranger can do to a server from outside, without signing in. {@link
 * dev.doorman.attack.Attacks} starts the real one with little memory and attacks it, on this
 * machine and within bounds; {@code AttackTest} does a little of each in the ordinary tests.
 */
package dev.doorman.attack;
