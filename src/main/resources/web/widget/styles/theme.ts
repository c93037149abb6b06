/** Colours and measures, each open to the host page as a custom property. */
import { css } from 'lit';

const light = css`
  color-scheme: light !important;
  --_accent: var(--doorman-accent, #2f55d4);
  --_on-accent: var(--doorman-on-accent, #fff);
  --_link: var(--doorman-link, #2446b8);
  --_surface: var(--doorman-surface, #fff);
  --_raised: var(--doorman-raised, #f3f5f9);
  --_text: var(--doorman-text, #171b26);
  --_muted: #565e70;
  --_line: #dfe3eb;
  --_control: #878fa1;
  --_danger: #b3261e;
  --_on-danger: #fff;
  --_danger-soft: #fdf1f0;
  --_good: #17693a;
  --_soft: #eaf0ff;
  --_shadow: 0 1px 2px rgb(16 24 40 / 0.08), 0 12px 40px rgb(16 24 40 / 0.18);
`;

const dark = css`
  color-scheme: dark !important;
  --_accent: var(--doorman-accent-dark, var(--doorman-accent, #4466e0));
  --_on-accent: var(--doorman-on-accent, #fff);
  --_link: var(--doorman-link-dark, #a9c1ff);
  --_surface: var(--doorman-surface-dark, #15181f);
  --_raised: var(--doorman-raised-dark, #212632);
  --_text: var(--doorman-text-dark, #eceff6);
  --_muted: #a5adbf;
  --_line: #2f3543;
  --_control: #7b8498;
  --_danger: #ff9d94;
  --_on-danger: #2b0906;
  --_danger-soft: #33201f;
  --_good: #7fd6a0;
  --_soft: #1e2942;
  --_shadow: 0 1px 2px rgb(0 0 0 / 0.5), 0 16px 48px rgb(0 0 0 / 0.6);
`;

export const theme = css`
  :host {
    /* Important: a page's own rules for all elements stop at this one. */
    all: initial !important;
    ${light}
    --_radius: var(--doorman-radius, 1em);
    --_focus: 0 0 0 2px var(--_surface), 0 0 0 4px var(--_link);
    font-family: var(
      --doorman-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      sans-serif
    ) !important;
    font-size: var(--doorman-font-size, medium) !important;
    line-height: 1.5 !important;
    color: var(--_text) !important;
    -webkit-text-size-adjust: 100% !important;
  }
  :host([inline]) {
    display: block !important;
    block-size: var(--doorman-height, 40em) !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
`;
