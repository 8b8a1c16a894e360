/** What reads an export, as the page names it. */
export interface ReaderScript {
  address: string;
  integrity: string;
}

let held: string | null = null;
/** What a browser keeps of bytes that it refused it would refuse for ever. */
let cache: RequestCache = 'default';

/**
 * An address under which the reader's script is exactly the bytes that the page says (W3C Subresource Integrity): what
 * a worker is started from by its own address is held to nothing. Null where it did not come, or other bytes did.
 */
export async function heldReader({ address, integrity }: ReaderScript): Promise<string | null> {
  if (held !== null || integrity === '') return held;
  try {
    const bytes = await (await fetch(address, { integrity, cache })).arrayBuffer();
    held = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
  } catch {
    cache = 'reload';
  }
  return held;
}
