/**
 * Compares a file with our papers without sending it: the browser works out its SHA-256 (Web Cryptography API) and
 * asks for that alone.
 */

/** Larger than any paper of ours: nobody's disk is read in vain. */
const MOST_BYTES = 64 * 1024 * 1024;

const area = document.querySelector<HTMLElement>('[data-verify]');
const input = area?.querySelector<HTMLInputElement>('input[type=file]');
const says = area?.querySelector<HTMLElement>('[data-says]');

async function compare(file: File): Promise<void> {
  if (!area || !says) return;
  if (file.size > MOST_BYTES) {
    says.textContent = area.dataset.tooBig ?? '';
    return;
  }
  says.textContent = area.dataset.working ?? '';
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const code = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  location.assign(`/verify?code=${code}`);
}

/** A folder has no bytes of its own, and a file may have been moved. */
function take(file: File): void {
  compare(file).catch(() => {
    if (says) says.textContent = area?.dataset.unreadable ?? '';
  });
}

// Without a secure context there is no Web Cryptography, and the way by hand stays.
if (area && input && globalThis.isSecureContext) {
  area.hidden = false;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) take(file);
  });
  for (const kind of ['dragover', 'dragleave', 'drop'] as const) {
    area.addEventListener(kind, (event) => {
      event.preventDefault();
      area.classList.toggle('over', kind === 'dragover');
      const file = kind === 'drop' ? event.dataTransfer?.files[0] : undefined;
      if (file) take(file);
    });
  }
}
