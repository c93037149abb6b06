/** Makes the elements known to the page. */
import { DoormanDesk } from './desk-element';
import { CannedPage } from './pages/canned';
import { Composer } from './parts/composer';
import { DeskDialog } from './parts/dialogs';
import { ReportPage } from './pages/report';
import { WebhooksPage } from './pages/webhooks';

customElements.define('desk-composer', Composer);
customElements.define('desk-dialog', DeskDialog);
customElements.define('desk-canned', CannedPage);
customElements.define('desk-report', ReportPage);
customElements.define('desk-webhooks', WebhooksPage);
customElements.define('doorman-desk', DoormanDesk);
