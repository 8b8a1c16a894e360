import { z } from 'zod';
import type { ListCursor } from '../../db/handover-read';
import { ApiProblem } from './problem';

const shape = z.tuple([z.iso.datetime(), z.uuid()]);

/** A place in the list of handovers, as text that means nothing to its reader. */
export function writeCursor({ createdAt, id }: ListCursor): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');
}

/** Throws ApiProblem for what is not a cursor of ours. */
export function readCursor(text: string): ListCursor {
  try {
    const [createdAt, id] = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { createdAt: new Date(createdAt), id };
  } catch {
    throw new ApiProblem('invalid-parameter', 'Mend the parameters that are listed.', [
      { path: 'cursor', message: 'Give nextCursor of the page before, as it is, or leave it out.' },
    ]);
  }
}
