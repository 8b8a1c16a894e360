/** On the page “many at once”: takes a file, and only then loads what reads, matches, seals and sends it. */
import { start } from './many/start';

const root = document.querySelector<HTMLElement>('#many[data-recipient]');
const seal = globalThis.handoverSeal;

// Without a sealing script, a secure context or workers, the page works as it does without any script.
if (root && seal && isSecureContext && 'Worker' in window) start(root, seal);
