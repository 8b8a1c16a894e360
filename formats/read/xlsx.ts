import { CannotRead } from './reading';
import { unzipped } from './zip';

/** Of a sheet's XML, which takes ten times its size of memory to read. */
const MOST_SHEET = 40 * 1024 * 1024;

export interface Sheet {
  rows: string[][];
  /** Some cells were numbers: zeros in front, and digits after the fifteenth, are gone before we see them. */
  numbers: boolean;
}

/** The first sheet that holds anything, every cell as a text. Throws CannotRead. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet> {
  // Only counted: the library believes the sizes in the head.
  unzipped(bytes, () => true, MOST_SHEET);
  const { default: readExcelFile } = await import('read-excel-file/universal');
  try {
    const sheets = await readExcelFile(new Uint8Array(bytes).buffer, { trim: false });
    const sheet = sheets.find(({ data }) => data.length > 0);
    let numbers = false;
    const rows = (sheet?.data ?? []).map((row) =>
      row.map((cell) => {
        numbers = numbers || typeof cell === 'number';
        return textIn(cell);
      }),
    );
    return { rows: rows.filter((row) => row.some((cell) => cell !== '')), numbers };
  } catch {
    throw new CannotRead('damaged');
  }
}

function textIn(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
