/** On the page “many at once”: reads an export in a worker, shows what answers what, seals it, and sends it. */
import { start } from './many/start';

const root = document.querySelector<HTMLElement>('#many[data-recipient]');
const seal = globalThis.handoverSeal;

// Without a sealing script, a secure context or workers, the page works as it does without any script.
if (root && seal && isSecureContext && 'Worker' in window) start(root, seal);
