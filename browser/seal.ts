/**
 * The sealing script: all that touches keys and secrets in a reader's browser, and nothing else. It is served
 * readable, so that anybody can compare it with these sources (docs/security.md).
 */
import { formSealer } from './seal/form';
import { sealerFor } from './seal/sealer';

declare global {
  /** What this script gives to the pages' other scripts. */
  var handoverSeal: { sealerFor: typeof sealerFor; formSealer: typeof formSealer } | undefined;
}

globalThis.handoverSeal = { sealerFor, formSealer };
