/** What the other script gives: `dist/browser/read-qr.js`, loaded only when somebody has such a picture. */
interface Reader {
  readQr: (picture: Blob) => Promise<string | null>;
}

/** Fills a second factor’s seed from a picture of its QR code. The picture never leaves the browser. */
export function offerQr(input: HTMLInputElement, words: DOMStringMap): void {
  const { reader = '', qr = '', qrNone = '', qrDone = '' } = words;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'small show';
  button.textContent = qr;
  const told = document.createElement('p');
  told.className = 'hint';
  told.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    // Not in the form: what is chosen here is no file of the answer.
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.accept = 'image/*';
    picker.addEventListener('change', () => {
      const [picture] = picker.files ?? [];
      if (picture) void fill(picture);
    });
    picker.click();
  });

  async function fill(picture: File): Promise<void> {
    const text = await read(picture).catch(() => null);
    told.textContent = text === null ? qrNone : qrDone;
    if (text === null) return;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  async function read(picture: File): Promise<string | null> {
    const { readQr } = (await import(reader)) as Reader;
    return readQr(picture);
  }

  input.parentElement?.append(button, told);
}
