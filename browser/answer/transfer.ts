/** The line is broken, or whoever is at its other end takes nothing at the moment. */
export type Standstill = 'line' | 'busy';

/** The portal will not take it, however often it is sent. The message says why, in its words. */
export class Refused extends Error {}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 20_000;

interface Options {
  signal: AbortSignal;
  /** Bytes of this request that have left. */
  progress: ((sent: number) => void) | null;
  /** Why it does not go on, and null when it does. */
  waiting: (why: Standstill | null) => void;
}

/** Sends until it is there: a broken line, a busy or restarting server only make it wait. Throws Refused, AbortError. */
export async function put(url: string, body: Uint8Array, options: Options): Promise<void> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    options.signal.throwIfAborted();
    const { status, text } = await once(url, body, options);
    options.signal.throwIfAborted();
    if (status >= 200 && status < 300) {
      options.waiting(null);
      return;
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      throw new Refused(sentenceIn(text));
    }
    options.waiting(status === 0 ? 'line' : 'busy');
    await pause(wait, options.signal);
  }
}

/** Waits; less when the browser says that the line is back. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal?.addEventListener('abort', done);
  });
}

// fetch() does not tell how much of a body has left.
function once(url: string, body: Uint8Array, { signal, progress }: Options) {
  return new Promise<{ status: number; text: string }>((resolve) => {
    const request = new XMLHttpRequest();
    // Of one that is over, it does nothing.
    signal.addEventListener('abort', () => request.abort());
    request.upload.onprogress = (event) => progress?.(event.loaded);
    request.onloadend = () => resolve({ status: request.status, text: request.responseText });
    request.open('PUT', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(body as Uint8Array<ArrayBuffer>);
  });
}

function sentenceIn(text: string): string {
  try {
    return (JSON.parse(text) as { sentence?: string }).sentence ?? '';
  } catch {
    return '';
  }
}
