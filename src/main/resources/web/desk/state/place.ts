/** Where on the desk an agent was when the session ended: the sign-in page knows the desk alone. */

const KEY = 'doorman-desk-place';

export function keep(hash: string): void {
  try {
    sessionStorage.setItem(KEY, hash);
  } catch {
    // The desk opens at its beginning.
  }
}

/** The fragment that was kept, once; empty where there is none. */
export function take(): string {
  try {
    const hash = sessionStorage.getItem(KEY) ?? '';
    sessionStorage.removeItem(KEY);
    return hash.startsWith('#/') ? hash : '';
  } catch {
    return '';
  }
}
