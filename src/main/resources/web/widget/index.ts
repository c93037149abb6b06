/** The script that a page embeds: `<doorman-chat>`, ready to use. */
import './define';

export { DoormanChat } from './doorman-chat';
