import { z } from 'zod';
import type { SealedPiece } from '../../db/also-sent';
import { CannotOpen } from './open';
import type { HandoverOpener } from './vault';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a browser sealed came from outside: parsed, not trusted. */
const entrySchema = z.object({
  folder: z.array(z.string()),
  title: z.string(),
  user: z.string(),
  password: z.string(),
  addresses: z.array(z.string()),
  factor: z.string(),
  notes: z.string(),
  more: z.array(z.object({ name: z.string(), value: z.string(), secret: z.boolean() })),
  /** None where it was sealed before files came along. */
  files: z
    .array(z.object({ id: z.string().regex(UUID), name: z.string() }))
    .max(200)
    .default([]),
});
const pieceSchema = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('entries'), entries: z.array(entrySchema) }),
  z.object({
    version: z.literal(1),
    kind: z.literal('file'),
    name: z.string(),
    content: z.base64(),
  }),
]);

export type SentEntry = z.output<typeof entrySchema>;
/** `missing`: files that its entries name and that did not come with it. */
export type OpenedPiece =
  | (Extract<z.output<typeof pieceSchema>, { kind: 'entries' }> & { missing: number })
  | Extract<z.output<typeof pieceSchema>, { kind: 'file' }>;

/**
 * One piece as it was sealed; of the files that it names, those that came with it. Throws CannotOpen, also where it holds
 * more or less than was said when it came; call it only after the log was written.
 */
export async function openPiece(
  opener: Pick<HandoverOpener, 'openValue'>,
  {
    kind,
    entries: said,
    sealed,
    fileIds,
  }: Pick<SealedPiece, 'kind' | 'entries' | 'sealed' | 'fileIds'>,
): Promise<OpenedPiece> {
  const opened = pieceSchema.safeParse(await opener.openValue(sealed));
  // Entries that nobody was told of would be dealt with by nobody.
  if (opened.data?.kind !== kind) throw new CannotOpen();
  const { data } = opened;
  if (data.kind === 'file') return data;
  if (data.entries.length !== said) throw new CannotOpen();
  const came = new Set(fileIds);
  const named = data.entries.flatMap(({ files }) => files);
  const missing = named.filter(({ id }) => !came.has(id)).length;
  const entries = data.entries.map((entry) => ({
    ...entry,
    files: entry.files.filter(({ id }) => came.has(id)),
  }));
  return { ...data, entries, missing };
}
