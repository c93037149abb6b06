/** The conversation as a text file, made in the page. */
import { day, dayAt, when } from './format';
import type { Block, ChatEvent, CheckItem, Citation, Row, Span } from './protocol';
import type { Words } from './words';

export interface Said {
  readonly events: readonly ChatEvent[];
  /** A prompt's checklist as it is ticked now. */
  readonly items: (seq: number) => readonly CheckItem[];
  readonly words: Words;
  readonly locale: string;
  /** What addresses are relative to. */
  readonly server: string;
}

/** The text of the file. No link to a verification page is in it: such a link is a secret. */
export function transcript(said: Said): string {
  const { words, locale } = said;
  const parts = said.events
    .map((event) => [event, body(event, said).trim()] as const)
    .filter(([, text]) => text)
    .map(([event, text]) => `[${when(event.at, locale, 0)}] ${name(event, words)}:\n${text}`);
  return [words.transcriptTitle, ...parts, ''].join('\n\n');
}

function name({ from, body }: ChatEvent, words: Words): string {
  const names = { bot: words.bot, agent: words.agent, customer: words.customer, system: words.system };
  return (from === 'agent' && body.kind === 'text' && body.agent) || names[from];
}

/** Has the browser save a text as a file. */
export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function body({ seq, body }: ChatEvent, said: Said): string {
  const { words, locale } = said;
  switch (body.kind) {
    case 'text':
      return body.text + sources(body.citations ?? [], said);
    case 'notice':
      return body.text;
    case 'answer':
      return blocks(body.blocks) + sources(body.citations, said);
    case 'prompt':
      return [body.text, blocks(body.blocks ?? []), boxes(said.items(seq))]
        .filter(Boolean)
        .join('\n');
    case 'handoff':
      return words.handoffTitle;
    case 'receipt':
      return [
        body.text,
        `${words.reference}: ${body.reference}`,
        ...(body.acceptedAt ? [`${words.acceptedAt}: ${dayAt(body.acceptedAt, locale)}`] : []),
        ...(body.expectedBy ? [`${words.expectedBy}: ${day(body.expectedBy, locale)}`] : []),
        ...(body.gone.length ? [`${words.gone}:`, blocks(body.gone)] : []),
        ...(body.stays.length ? [`${words.stays}:`, blocks(body.stays)] : []),
      ].join('\n');
    case 'rating':
      return words.rating(body.stars);
    case 'checklist':
    case 'rating-request':
      return '';
  }
}

function boxes(items: readonly CheckItem[]): string {
  return items.map(({ done, spans }) => `[${done ? 'x' : ' '}] ${line(spans)}`).join('\n');
}

function sources(citations: readonly Citation[], { words, server }: Said): string {
  return citations
    .map(({ title, url }) => `\n${words.sources}: ${title} <${new URL(url, server).href}>`)
    .join('');
}

function blocks(list: readonly Block[]): string {
  return list.map(block).join('\n');
}

function block(one: Block): string {
  switch (one.type) {
    case 'paragraph':
      return line(one.spans);
    case 'table':
      return [one.header, ...one.rows].map(row).join('\n');
    case 'steps':
    case 'bullets':
    case 'checklist':
      return one.items
        .map(({ spans, blocks: inner }, index) => {
          const sign = one.type === 'steps' ? `${(one.start ?? 1) + index}.` : '-';
          const more = blocks(inner ?? []).replace(/^/gm, '   ');
          return `${sign} ${line(spans)}${more.trim() ? `\n${more}` : ''}`;
        })
        .join('\n');
    case 'code':
      return one.text;
    case 'image':
      return `[${one.alt}]`;
    case 'aside':
      return [...(one.title ? [line(one.title)] : []), blocks(one.blocks)].join('\n');
    default:
      return '';
  }
}

function row(cells: Row): string {
  return cells.map(line).join(' | ');
}

function line(spans: readonly Span[]): string {
  return spans.map((span) => (span.image ? `[${span.image.alt}]` : span.text)).join('');
}
