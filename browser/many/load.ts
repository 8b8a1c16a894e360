/** What a browser keeps of bytes that it refused is not asked for again. */
let tries = 0;

type ManyFile = NonNullable<typeof globalThis.handoverManyFile>;

/**
 * Runs the other half of this page's script, once. The browser holds it to its hash (W3C Subresource Integrity), as it
 * does with what the page itself names. Null where it did not come, or was not these bytes.
 */
export async function load(address: string, integrity: string): Promise<ManyFile | null> {
  const known = loaded();
  if (known) return known;
  const script = document.createElement('script');
  Object.assign(script, { integrity, src: tries === 0 ? address : `${address}?${String(tries)}` });
  tries += 1;
  await new Promise<void>((resolve) => {
    script.onload = script.onerror = () => resolve();
    document.head.append(script);
  });
  script.remove();
  return loaded();
}

function loaded(): ManyFile | null {
  return globalThis.handoverManyFile ?? null;
}
