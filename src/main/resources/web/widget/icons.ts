/** Icons: decoration only, each beside a text or in a labelled control. */
import { html, svg, type TemplateResult } from 'lit';

function icon(shape: TemplateResult): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${shape}
  </svg>`;
}

export const chat = icon(
  svg`<path d="M5 18.5 3.6 21l4-.9A9 9 0 1 0 5 18.5Z"/><path d="M8.5 10.5h7M8.5 14h4.5"/>`,
);
export const down = icon(svg`<path d="m6 9.5 6 6 6-6"/>`);
export const cross = icon(svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>`);
export const save = icon(svg`<path d="M12 4v11M7 10.5l5 5 5-5M5 19.5h14"/>`);
export const send = icon(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`);
export const door = icon(
  svg`<path d="M6 21V4.8c0-.7.5-1.2 1.1-1.3l7.2-1A1.5 1.5 0 0 1 16 4v17"/><path d="M3.5 21h17"/><path d="M12.3 11.5v1.4"/>`,
);
export const out = icon(svg`<path d="M14 5h5v5M19 5l-8.5 8.5M10 6H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5V14"/>`);
export const page = icon(svg`<path d="M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10.5a.5.5 0 0 1-.5-.5V4a.5.5 0 0 1 .5-.5Z"/><path d="M9.5 12h5.5M9.5 16h5.5"/>`);
export const info = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.1"/>`);
export const shield = icon(svg`<path d="M12 3l7.5 2.7v5.5c0 4.600-3 8-7.5 9.800-4.5-1.800-7.5-5.200-7.5-9.800V5.700L12 3Z"/><path d="m9 12 2.200 2.200L15.200 10"/>`);
export const tick = icon(svg`<path d="m5.5 12.5 4.300 4.300 8.700-9.300"/>`);
export const copy = icon(svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 5.5a1.5 1.5 0 0 0-1.5-1.5H6a2 2 0 0 0-2 2v8A1.5 1.5 0 0 0 5.5 15.5"/>`);
export const printer = icon(svg`<path d="M7 8V3.5h10V8M7 17H4.5V9.5A1.5 1.5 0 0 1 6 8h12a1.5 1.5 0 0 1 1.5 1.5V17H17"/><path d="M7 14h10v6.5H7z"/>`);
