/** The agents' desk: `<doorman-desk>`, and its styles. */
import './desk.css';
import './define';
