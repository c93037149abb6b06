/** Makes the help pages livelier. All that they say can be read and reached without this. */
import './help.css';
import { copyOnAnchors, copyOnShare } from './copy';
import { closeLanguages } from './menu';
import { searchAsYouType } from './search';
import { takeVotes } from './vote';

copyOnShare();
copyOnAnchors();
searchAsYouType();
closeLanguages();
takeVotes();
