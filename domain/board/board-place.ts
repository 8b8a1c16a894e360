/** Where a line stands on the board: stalled ones first by since when, then by deadline, then by id. */
export interface BoardPlace {
  calm: boolean;
  at: Date;
  id: string;
}

const SHAPE = /^([01])\.(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** The last instant that a Date can hold (ECMA-262, 21.4.1.1), epoch milliseconds. */
const LAST = 8_640_000_000_000_000;

/** A place as it stands in an address. */
export function writePlace({ calm, at, id }: BoardPlace): string {
  return `${calm ? '1' : '0'}.${at.getTime()}.${id}`;
}

/** A place from an address; null for anything else, which means the beginning. */
export function readPlace(text: string | null): BoardPlace | null {
  const parts = SHAPE.exec(text ?? '');
  const [, calm, at, id] = parts ?? [];
  if (at === undefined || id === undefined || Number(at) > LAST) return null;
  return { calm: calm === '1', at: new Date(Number(at)), id };
}
