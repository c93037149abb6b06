/** Addresses on Doorman's server. */
import { resolve } from './links';

/** Where the script came from: two folders above it, in `widget/VERSION/`. */
const SCRIPT = new URL('../../', import.meta.url).href;

/** Servers that were named without a scheme: the page's author is told once. */
const named = new Set<string>();

/** The server's address, with a slash at its end: the one given, else that of the script. */
export function home(server: string): string {
  if (server && !/^(https?:\/\/|[/.])/i.test(server) && !named.has(server)) {
    named.add(server);
    console.error(
      `doorman-chat: server="${server}" has no scheme, so it is taken for a path of this page. Write server="https://${server}".`,
    );
  }
  return resolve(server || SCRIPT, location.href)?.replace(/\/?$/, '/') ?? SCRIPT;
}

export function socketUrl(home: string): string {
  const url = new URL('chat', home);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** Where it is told what becomes of what one writes. */
export function privacy(home: string, locale: string): string {
  return new URL(`help/about/chat-privacy?locale=${encodeURIComponent(locale)}`, home).href;
}

/** Where the article tells how to delete the account without this chat. */
export function manual(home: string, locale: string): string {
  const query = `?locale=${encodeURIComponent(locale)}`;
  return new URL(`help/delete-or-deactivate${query}#delete-on-your-phone`, home).href;
}
