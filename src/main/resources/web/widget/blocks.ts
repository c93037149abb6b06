/** Draws passages. All text goes in as text. */
import { html, nothing, type TemplateResult } from 'lit';
import { picture, resolve } from './links';
import type { Block, Image, Item, Row, Span } from './protocol';

/** Follows a link to a section of this very page; says whether it could. */
export type Follow = (href: string) => boolean;

/** What links are relative to, and who follows them. */
export interface LinkContext {
  readonly base: string;
  readonly follow: Follow;
}

export function link(href: string, content: unknown, { follow }: LinkContext): TemplateResult {
  const click = (event: MouseEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (plain && follow(href)) {
      event.preventDefault();
    }
  };
  return /^(mailto|tel|sms):/.test(href)
    ? html`<a href=${href}>${content}</a>`
    : html`<a href=${href} target="_blank" rel="noopener" @click=${click}>${content}</a>`;
}

/** An address in a text, without the full stop or bracket that ends its sentence. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}»”’。，、；：！？）]/giu;

/** A text whose web addresses are links. */
export function linked(text: string, context: LinkContext): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    const href = resolve(address, context.base);
    if (href !== undefined) {
      parts.push(text.slice(end, index), link(href, address, context));
      end = index + address.length;
    }
  }
  return [...parts, text.slice(end)];
}

export function spans(list: readonly Span[], context: LinkContext): TemplateResult[] {
  return list.map((span) => {
    let content = span.image ? image(span.image, context) : lines(span.text);
    for (const mark of span.marks ?? []) {
      switch (mark) {
        case 'strong':
          content = html`<strong>${content}</strong>`;
          break;
        case 'emphasis':
          content = html`<em>${content}</em>`;
          break;
        case 'code':
          content = html`<code>${content}</code>`;
          break;
        case 'strike':
          content = html`<s>${content}</s>`;
          break;
      }
    }
    const href = span.href === undefined ? undefined : resolve(span.href, context.base);
    return href === undefined ? content : link(href, content, context);
  });
}

function lines(text: string): TemplateResult {
  const [first, ...more] = text.split('\n');
  return html`${first}${more.map((line) => html`<br />${line}`)}`;
}

function image({ src, alt, width, height }: Image, context: LinkContext): TemplateResult {
  const ours = picture(src, context.base);
  const href = ours === undefined ? resolve(src, context.base) : undefined;
  if (ours !== undefined) {
    return html`<img
      src=${ours}
      alt=${alt}
      width=${width ?? nothing}
      height=${height ?? nothing}
      loading="lazy"
      decoding="async"
    />`;
  }
  return href === undefined ? html`<em>${alt}</em>` : link(href, alt || href, context);
}

export function blocks(list: readonly Block[], context: LinkContext): TemplateResult[] {
  return list.map((block) => draw(block, context));
}

function draw(block: Block, context: LinkContext): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p dir="auto">${spans(block.spans, context)}</p>`;
    case 'steps':
      return html`<ol dir="auto" start=${block.start ?? nothing}>${items(block.items, context)}</ol>`;
    case 'bullets':
      return html`<ul dir="auto">${items(block.items, context)}</ul>`;
    case 'checklist':
      return html`<ul class="boxes" dir="auto">${items(block.items, context)}</ul>`;
    case 'table':
      return table(block.header, block.rows, context);
    case 'code':
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case 'image':
      return html`<p>${image(block, context)}</p>`;
    case 'aside':
      return aside(block.tone, block.title ?? [], block.blocks, context);
    default:
      return unknown(block, context);
  }
}

function aside(
  tone: string,
  title: readonly Span[],
  inner: readonly Block[],
  context: LinkContext,
): TemplateResult {
  const named = spans(title, context);
  return tone === 'details'
    ? html`<details><summary>${named}</summary>${blocks(inner, context)}</details>`
    : html`<div class="aside" role="note" dir="auto">
        ${title.length ? html`<p><strong>${named}</strong></p>` : nothing}${blocks(inner, context)}
      </div>`;
}

/** A kind that this page does not know yet: what it says is shown all the same. */
function unknown(block: object, context: LinkContext): TemplateResult {
  const { text, spans: said, blocks: inner } = block as {
    readonly text?: string;
    readonly spans?: readonly Span[];
    readonly blocks?: readonly Block[];
  };
  return html`${text ? html`<p dir="auto">${text}</p>` : nothing}${
    said ? html`<p dir="auto">${spans(said, context)}</p>` : nothing
  }${blocks(inner ?? [], context)}`;
}

function items(list: readonly Item[], context: LinkContext): TemplateResult[] {
  return list.map(
    (item) =>
      html`<li>${spans(item.spans, context)}${blocks(item.blocks ?? [], context)}</li>`,
  );
}

function table(header: Row, rows: readonly Row[], context: LinkContext): TemplateResult {
  // A table may be wider than the chat: it scrolls by itself, with the keyboard too.
  return html`<div class="table" tabindex="0" role="group" aria-label=${label(header)}>
    <table>
      ${
        header.some((cell) => cell.length)
          ? html`<thead>
              <tr>
                ${header.map((cell) =>
                  cell.length
                    ? html`<th scope="col" dir="auto">${spans(cell, context)}</th>`
                    : html`<td></td>`,
                )}
              </tr>
            </thead>`
          : nothing
      }
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, column) =>
                column === 0
                  ? html`<th scope="row" dir="auto">${spans(cell, context)}</th>`
                  : html`<td dir="auto">${spans(cell, context)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function label(header: Row): string {
  return header
    .map((cell) => cell.map((span) => span.text).join(''))
    .filter((text) => text.trim())
    .join(', ');
}

/** Where an answer's relative links lead from: the section that it cites first. */
export function baseOf(citations: readonly { url: string }[] | undefined, server: string): string {
  const first = citations?.[0];
  return (first && resolve(first.url, server)) ?? server;
}

