/** Takes files that are dropped anywhere on the page; a browser would open them, and lose what was typed. */
export function takeDrops(options: {
  /** Where it fell decides whose they are. */
  take: (files: File[], at: Element) => void;
  /** A folder has no bytes of its own. */
  folder: () => void;
}): void {
  const withFiles = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') ?? false;
  const mark = (over: boolean): void => {
    document.body.classList.toggle('dropping', over);
  };
  addEventListener('dragover', (event) => {
    if (!withFiles(event)) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  addEventListener('drop', (event) => {
    if (!withFiles(event)) return;
    event.preventDefault();
    mark(false);
    const files: File[] = [];
    for (const item of event.dataTransfer?.items ?? []) {
      const file = item.getAsFile();
      if (item.webkitGetAsEntry()?.isDirectory) options.folder();
      else if (file) files.push(file);
    }
    if (files.length > 0) options.take(files, event.target as Element);
  });
}
