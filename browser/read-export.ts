/** Runs in a worker of the sender's own browser: opens and reads an export, away from the page and from everybody. */
import { readExport } from '../formats/read/read-export';
import type { Unlocking } from '../formats/read/reading';

addEventListener('message', (event: MessageEvent<{ bytes: Uint8Array } & Unlocking>) => {
  const { bytes, ...unlocking } = event.data;
  void readExport(bytes, unlocking).then((reading) => postMessage(reading));
});

// That it is there: whoever started it waits for that.
postMessage(null);
