/** Makes the elements known to the page, once. */
import { DoormanChat } from './doorman-chat';
import { AddressForm } from './parts/address-form';
import { Composer } from './parts/composer';
import { HandoffCard } from './parts/handoff';
import { RatingForm } from './parts/rating';
import { ReceiptCard } from './parts/receipt';
import { VoteButtons } from './parts/vote';

const ELEMENTS: readonly (readonly [string, CustomElementConstructor])[] = [
  ['doorman-composer', Composer],
  ['doorman-handoff', HandoffCard],
  ['doorman-address-form', AddressForm],
  ['doorman-rating', RatingForm],
  ['doorman-receipt', ReceiptCard],
  ['doorman-vote', VoteButtons],
  ['doorman-chat', DoormanChat],
];

for (const [name, element] of ELEMENTS) {
  // A page may load the script twice.
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
