/**
 * Keeps one-time codes out of the chat: digits that could be one are replaced by dots before
 * anything is sent or stored. The same rule as `DigitMask` on the server, which does it again: four
 * or more digits of any script, written together or spaced, dashed or dotted.
 */
const DOTS = '••••';
const CODE = /\p{Nd}(?:[\s\p{Z}\p{Pd}\p{Cf}._·,/]{0,3}\p{Nd}){3,}/gu;

export function mask(text: string): string {
  return text.replace(CODE, DOTS);
}

export function looksLikeCode(text: string): boolean {
  return text.search(CODE) >= 0;
}
