/** The conversation. */
import { css } from 'lit';

export const messages = css`
  .log {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 1em;
    scrollbar-width: thin;
    /* Where it stands is settled by the widget itself. */
    overflow-anchor: none;
  }
  .turns {
    display: flex;
    flex-direction: column;
    gap: 0.4em;
  }
  .log:focus-visible {
    outline-offset: -3px;
    box-shadow: inset 0 0 0 2px var(--_link);
  }
  .row {
    display: grid;
    gap: 0.4em;
    justify-items: start;
    max-inline-size: 100%;
  }
  .row.first {
    margin-block-start: 0.6em;
  }
  .row:first-child {
    margin-block-start: 0;
  }
  .who {
    font-size: 0.75em;
    color: var(--_muted);
    padding-inline: 0.25em;
  }
  .who b {
    font-weight: 600;
    color: var(--_text);
  }
  .bubble {
    max-inline-size: min(100%, 34em);
    padding: 0.6em 0.85em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    border-start-start-radius: 0.3em;
    background: var(--_raised);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .bubble.passage {
    white-space: normal;
  }
  .passage img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 0.4em;
    vertical-align: middle;
  }
  .passage pre {
    overflow-x: auto;
    padding: 0.5em;
    border: 1px solid var(--_line);
    border-radius: 0.4em;
    white-space: pre;
  }
  .passage .aside {
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_line);
  }
  .passage summary {
    min-block-size: 24px;
    font-weight: 600;
    cursor: pointer;
  }
  .customer {
    justify-items: end;
  }
  .customer .bubble {
    max-inline-size: 85%;
    border-start-start-radius: var(--_radius);
    border-end-end-radius: 0.3em;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .agent .bubble {
    background: var(--_soft);
    border-color: var(--_link);
  }
  .system .bubble {
    display: flex;
    gap: 0.6em;
    align-items: start;
    border-radius: 0.7em;
    border-color: var(--_line);
    background: none;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .system .bubble svg {
    margin-block-start: 0.1em;
  }
  .waiting .bubble {
    opacity: 0.75;
  }
  .failed .bubble {
    border-color: var(--_danger);
  }
  .delivery {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.6em;
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .delivery.calm {
    /* A message that is stored in no time shows no status at all. */
    animation: appear 0.2s 1s backwards;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .delivery button {
    padding: 0.1em 0.6em;
    min-block-size: 2em;
  }

  .delivered {
    margin: 0;
    justify-content: end;
    font-size: 0.75em;
    padding-inline: 0.25em;
    /* Not where the answer is there in no time. */
    animation: appear 0.2s 1s backwards;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.75em;
    margin-block: 0.9em 0.2em;
    font-size: 0.75em;
    font-weight: 600;
    color: var(--_muted);
  }
  .line:first-child {
    margin-block-start: 0;
  }
  .line::before,
  .line::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_line);
  }
  .news {
    color: var(--_link);
  }
  .news::before,
  .news::after {
    border-color: currentcolor;
  }

  .replies {
    display: flex;
    flex-wrap: wrap;
    gap: 0.45em;
    margin-block-start: 0.2em;
  }
  .starters {
    flex-direction: column;
    align-items: stretch;
    inline-size: min(100%, 24em);
  }
  .starters button {
    text-align: start;
  }
  .begins {
    display: grid;
    gap: 0.5em;
    margin-block-start: 1em;
    padding-inline: 0.25em;
  }
  .replies button {
    padding: 0.3em 0.9em;
    border-color: var(--_link);
    border-radius: 1.5em;
    color: var(--_link);
  }

  .prompt {
    inline-size: 100%;
  }
  .prompt.done {
    box-shadow: none;
    background: none;
  }
  .prompt .ask {
    /* A weight that every script's fonts have. */
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  /* What to do, and no question. */
  .prompt .told {
    font-weight: 400;
  }
  summary {
    border-radius: 0.3em;
    cursor: pointer;
  }
  summary .note {
    display: block;
    padding-inline-start: 1.1em;
  }
  .prompt.grave {
    border-color: var(--_danger);
    background: var(--_danger-soft);
  }
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr));
    gap: 0.5em;
  }
  .options button {
    min-block-size: 2.75em;
  }
  fieldset {
    display: grid;
    gap: 0.25em;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend {
    margin-block: 0.5em 0.3em;
  }
  .check {
    display: flex;
    gap: 0.7em;
    align-items: start;
    margin: 0;
    padding: 0.45em 0.5em;
    border-radius: 0.6em;
    font-size: 0.9375em;
    font-weight: 400;
    cursor: pointer;
  }
  @media (hover: hover) {
    .check:hover {
      background: var(--_raised);
    }
  }
  .check input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.12em 0 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }
  @media (pointer: coarse) {
    .check {
      min-block-size: 44px;
    }
    .check input {
      inline-size: 24px;
      block-size: 24px;
    }
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 0.35em;
    border: 0;
    border-radius: 1em;
    overflow: hidden;
    background: var(--_line);
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_good);
    transition: inline-size 0.25s ease;
  }
  progress::-moz-progress-bar {
    background: var(--_good);
  }
  .past {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.9375em;
  }
  .past li {
    display: flex;
    gap: 0.6em;
    padding-block: 0.15em;
    color: var(--_muted);
  }

  .dots {
    display: inline-flex;
    gap: 0.3em;
    padding: 0.85em 0.9em;
  }
  .dots i {
    inline-size: 0.4em;
    block-size: 0.4em;
    border-radius: 50%;
    background: var(--_muted);
    animation: dot 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes dot {
    30% {
      opacity: 0.3;
      transform: translateY(-0.15em);
    }
  }
  .more {
    /* Below the conversation, so that it covers no words. */
    align-self: center;
    display: flex;
    align-items: center;
    gap: 0.3em;
    justify-content: center;
    flex: none;
    min-inline-size: 44px;
    margin-block: 0.3em;
    padding-inline: 0.7em;
    border-radius: 2em;
    font-size: 0.875em;
  }
  /* Where there's hardly room for words, none is given to the button. */
  @container (max-height: 8em) {
    .more {
      position: absolute;
      inset-inline-end: 0.75em;
      inset-block-end: 0.5em;
      margin-block: 0;
    }
  }
  .middle {
    container-type: size;
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
`;
