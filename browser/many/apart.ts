/** WebAssembly opens databases; nothing else is allowed, and no address can be reached (W3C CSP). */
const POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:";

/** A worker that can reach nothing at all, and how it is ended. */
export interface Apart {
  worker: Worker;
  end: () => void;
}

/** So long (ms) a worker may take to say that it is there; then it is started anew, and may take twice as long. */
const FIRST_PATIENCE_MS = 250;
const LAST_PATIENCE_MS = 16_000;

/**
 * Starts a worker from a blob; its first message says that it is there. It has the policy of the document that starts it
 * (HTML, "policy container"), and this page must be able to send: so it is started in an empty frame whose own policy
 * forbids that. Chromium loses some that are started in a frame so young, without an error. Null when none would start.
 */
export async function startApart(blob: string): Promise<Apart | null> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  await new Promise((resolve) => {
    frame.onload = resolve;
    document.body.append(frame);
  });
  const { Worker: InFrame } = frame.contentWindow as Window & typeof globalThis;
  for (let patience = FIRST_PATIENCE_MS; patience <= LAST_PATIENCE_MS; patience *= 2) {
    const worker = new InFrame(blob, { type: 'module' });
    if (await isThere(worker, patience)) {
      return {
        worker,
        end: () => {
          worker.terminate();
          frame.remove();
        },
      };
    }
    worker.terminate();
  }
  frame.remove();
  return null;
}

function isThere(worker: Worker, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patience);
    const said = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    worker.addEventListener('message', said, { once: true });
  });
}
