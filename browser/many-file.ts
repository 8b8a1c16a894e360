/** The greater part of “many at once”, loaded once somebody has chosen a file (many.ts). */
import { takeFile } from './many/take-file';

declare global {
  /** What this script gives to the one that loads it. */
  var handoverManyFile: { takeFile: typeof takeFile } | undefined;
}

globalThis.handoverManyFile = { takeFile };
