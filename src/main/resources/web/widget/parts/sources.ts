/** The sections that an answer is made from. */
import { html, nothing, type TemplateResult } from 'lit';
import { link, type LinkContext } from '../blocks';
import { page } from '../icons';
import { resolve } from '../links';
import type { Citation } from '../protocol';
import type { Words } from '../words';

export function sources(
  citations: readonly Citation[],
  words: Words,
  context: LinkContext,
): TemplateResult {
  return html`<ul class="sources" aria-label=${words.sources}>
    ${citations.map((citation) => {
      const href = resolve(citation.url, context.base);
      return href === undefined
        ? nothing
        : html`<li>${link(href, html`${page}<span>${citation.title}</span>`, context)}</li>`;
    })}
  </ul>`;
}
