/** What a screen reader is told about an event. */
import type { Block, Body, Item, Span } from './protocol';
import type { Words } from './words';

export function spoken(body: Body, words: Words): string {
  switch (body.kind) {
    case 'text':
    case 'notice':
      return body.text;
    case 'answer':
      return texts(body.blocks);
    case 'prompt':
      return join([
        body.text,
        texts(body.blocks ?? []),
        ...(body.items ?? []).map((item) => run(item.spans)),
        `${words.options}: ${body.options.map((option) => option.label).join(', ')}`,
      ]);
    case 'handoff':
      return join([words.handoffTitle, words.handoffText, words.handoffPhrase, body.matchPhrase]);
    case 'receipt':
      return join([body.text, `${words.reference} ${body.reference}`]);
    case 'checklist':
      return words.progress(body.items.filter((item) => item.done).length, body.items.length);
    case 'rating':
      return words.rating(body.stars);
  }
}

function texts(blocks: readonly Block[]): string {
  return join(
    blocks.map((block) => {
      switch (block.type) {
        case 'paragraph':
          return run(block.spans);
        case 'steps':
          return join(block.items.map((one, index) => `${index + 1}: ${item(one)}`));
        case 'bullets':
        case 'checklist':
          return join(block.items.map(item));
        case 'table':
          return join(
            block.rows.map((row) =>
              row
                .map((cell, column) =>
                  column ? `${run(block.header[column] ?? [])}: ${run(cell)}` : run(cell),
                )
                .join(', '),
            ),
          );
      }
    }),
  );
}

function item(one: Item): string {
  return join([run(one.spans), texts(one.blocks ?? [])]);
}

function run(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}

/** Sentences one after another; a full stop makes the voice pause. */
function join(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (/[.!?:…]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
