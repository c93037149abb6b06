/** Draws passages. All text goes in as text. */
import { html, type TemplateResult } from 'lit';
import { resolve } from './links';
import type { Block, Item, Row, Span } from './protocol';

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
  return href.startsWith('mailto:')
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
    let content = html`${span.text}`;
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
      }
    }
    const href = span.href === undefined ? undefined : resolve(span.href, context.base);
    return href === undefined ? content : link(href, content, context);
  });
}

export function blocks(list: readonly Block[], context: LinkContext): TemplateResult[] {
  return list.map((block) => draw(block, context));
}

function draw(block: Block, context: LinkContext): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p dir="auto">${spans(block.spans, context)}</p>`;
    case 'steps':
      return html`<ol dir="auto">${items(block.items, context)}</ol>`;
    case 'bullets':
      return html`<ul dir="auto">${items(block.items, context)}</ul>`;
    case 'checklist':
      return html`<ul class="boxes" dir="auto">${items(block.items, context)}</ul>`;
    case 'table':
      return table(block.header, block.rows, context);
  }
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
      <thead>
        <tr>
          ${header.map((cell) =>
            cell.length ? html`<th scope="col" dir="auto">${spans(cell, context)}</th>` : html`<td></td>`,
          )}
        </tr>
      </thead>
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

