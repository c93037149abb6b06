/** Prints a receipt alone, and not the page that the chat is on. */

export interface Printed {
  readonly title: string;
  readonly text: string;
  readonly facts: readonly (readonly [string, string])[];
  /** Heading and content; the content is moved into the printed page. */
  readonly sections: readonly (readonly [string, Node])[];
}

const STYLE = `
  body { font: 12pt/1.5 system-ui, sans-serif; margin: 2cm; color: #000; }
  h1 { font-size: 18pt; } h2 { font-size: 13pt; margin-block-end: 0; }
  dt { color: #444; } dd { margin: 0 0 .6em; font-weight: 600; }
`;

/** How long the frame is kept for the browser's dialogue, where no event tells of its end. */
const KEEP = 60_000;

export function print({ title, text, facts, sections }: Printed): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0' });
  document.body.append(frame);
  const page = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page) {
    frame.remove();
    return;
  }
  const paper = page.document;
  paper.title = title;
  // A constructed sheet, for the host page may allow no inline styles.
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  paper.adoptedStyleSheets = [sheet];
  const make = (tag: string, content: string | Node): HTMLElement => {
    const element = paper.createElement(tag);
    element.append(content);
    return element;
  };
  const list = paper.createElement('dl');
  for (const [name, value] of facts) {
    list.append(make('dt', name), make('dd', value));
  }
  paper.body.append(make('h1', title), make('p', text), list);
  for (const [heading, content] of sections) {
    paper.body.append(make('h2', heading), content);
  }
  const away = () => frame.remove();
  page.addEventListener('afterprint', away);
  setTimeout(away, KEEP);
  page.focus();
  page.print();
}
