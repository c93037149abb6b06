/** Sends what the forms of the desk's sign-in and users say. Works under a strict CSP. */
import './access.css';
import { changePassword, signIn, signOut } from './session';
import { administer } from './users';
import { localTimes } from './page';

signIn();
signOut();
changePassword();
administer();
localTimes();
