/** Icons of the desk: decoration, each beside a text or in a labelled control. */
import { html, svg, type TemplateResult } from 'lit';

function icon(shape: TemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
}

export const clock = icon(svg`<circle cx="12" cy="12" r="8.500"/><path d="M12 7.500V12l3 2"/>`);
export const soon = icon(svg`<path d="M12 4v10M12 18.500v.200"/>`);
export const late = icon(svg`<path d="M12 4 21 19.500H3L12 4Z"/><path d="M12 10v4.500M12 17v.100"/>`);
export const person = icon(svg`<circle cx="12" cy="8.500" r="3.500"/><path d="M5 19.500c1-3.500 3.700-5.200 7-5.200s6 1.700 7 5.200"/>`);
export const search = icon(svg`<circle cx="11" cy="11" r="6"/><path d="m15.500 15.500 4.500 4.500"/>`);
export const shield = icon(svg`<path d="M12 3.500l7 2.500v5c0 4.300-2.800 7.600-7 9.300-4.200-1.700-7-5-7-9.300V6l7-2.500Z"/><path d="m9 12 2.200 2.200L15 10.300"/>`);
export const back = icon(svg`<path d="M14.500 5.500 8 12l6.500 6.500"/>`);
export const lock = icon(svg`<rect x="5.500" y="10.500" width="13" height="9" rx="2"/><path d="M8.500 10.500V8a3.500 3.500 0 0 1 7 0v2.500"/>`);
export const info = icon(svg`<circle cx="12" cy="12" r="8.500"/><path d="M12 11v5M12 8v.100"/>`);
export const cross = icon(svg`<path d="M7 7l10 10M17 7 7 17"/>`);
export const page = icon(svg`<path d="M7 3.500h7l4 4v13H6.500v-16a1 1 0 0 1 .5-1Z"/><path d="M9.500 12h5M9.500 15.500h5"/>`);
export const menu = icon(svg`<path d="M4.500 7h15M4.500 12h15M4.500 17h15"/>`);
export const down = icon(svg`<path d="M12 5v13M6.500 12.500 12 18l5.500-5.500"/>`);
