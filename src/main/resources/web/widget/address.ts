/** Addresses on Doorman's server. */
import { resolve } from './links';

/** Where the script came from: two folders above it, in `widget/VERSION/`. */
const SCRIPT = new URL('../../', import.meta.url).href;

/** The server's address, with a slash at its end: the one given, else that of the script. */
export function home(server: string): string {
  return resolve(server || SCRIPT, location.href)?.replace(/\/?$/, '/') ?? SCRIPT;
}

export function socketUrl(home: string): string {
  const url = new URL('chat', home);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** Where the article tells how to delete the account without this chat. */
export function manual(home: string, locale: string): string {
  const query = `?locale=${encodeURIComponent(locale)}`;
  return new URL(`help/delete-or-deactivate${query}#delete-on-your-phone`, home).href;
}
