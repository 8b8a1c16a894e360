/** WebAssembly opens databases; nothing else is allowed, and no address can be reached (W3C CSP). */
const POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:";

/** A worker that can reach nothing at all, and how it is ended. */
export interface Apart {
  worker: Worker;
  end: () => void;
}

/**
 * Starts a worker from a blob. It has the policy of the document that starts it (HTML, "policy container"), and this
 * page must be able to send: so it is started in an empty frame whose own policy forbids that.
 */
export async function startApart(blob: string): Promise<Apart> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  await new Promise((resolve) => {
    frame.onload = resolve;
    document.body.append(frame);
  });
  const { Worker: InFrame } = frame.contentWindow as Window & typeof globalThis;
  const worker = new InFrame(blob, { type: 'module' });
  return {
    worker,
    end: () => {
      worker.terminate();
      frame.remove();
    },
  };
}
