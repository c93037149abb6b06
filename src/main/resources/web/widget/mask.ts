/**
 * Keeps one-time codes out of the chat: digits that could be one are replaced by dots before
 * anything is sent or stored. The same rule as `DigitMask` on the server, which does it again: four
 * or more digits of any script, with up to three signs that are no letters between them.
 */
const DOTS = '••••';
const CODE = /[\p{Nd}\p{No}](?:[^\p{L}\p{N}]{0,3}[\p{Nd}\p{No}]){3,}/gu;

export function mask(text: string): string {
  return text.replace(CODE, DOTS);
}

export function looksLikeCode(text: string): boolean {
  return text.search(CODE) >= 0;
}
