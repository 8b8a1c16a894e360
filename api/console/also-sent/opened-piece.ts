import { z } from 'zod';
import type { SealedPiece } from '../../../db/also-sent';
import { isId } from '../reveal/scene';
import { CannotOpen } from '../../../vault/open/open';
import type { HandoverOpener } from '../../../vault/open/vault';

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
    .array(z.object({ id: z.string().refine(isId), name: z.string() }))
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
export type OpenedPiece = z.output<typeof pieceSchema>;

/**
 * One piece as it was sealed; of the files that it names, those that came with it. Throws CannotOpen, also where it holds
 * more or less than was said when it came; call it only after the log was written.
 */
export async function openPiece(
  opener: Pick<HandoverOpener, 'openValue'>,
  { kind, entries: said, sealed, fileIds }: Omit<SealedPiece, 'id' | 'contactId'>,
): Promise<OpenedPiece> {
  const opened = pieceSchema.safeParse(await opener.openValue(sealed));
  // Entries that nobody was told of would be dealt with by nobody.
  if (opened.data?.kind !== kind) throw new CannotOpen();
  const { data } = opened;
  if (data.kind === 'file') return data;
  if (data.entries.length !== said) throw new CannotOpen();
  const came = new Set(fileIds);
  const entries = data.entries.map((entry) => ({
    ...entry,
    files: entry.files.filter(({ id }) => came.has(id)),
  }));
  return { ...data, entries };
}

/** What an entry says, to read. */
export function fieldsOf(entry: SentEntry): { label: string; value: string }[] {
  return [
    { label: 'User', value: entry.user },
    { label: 'Password', value: entry.password },
    ...entry.addresses.map((value) => ({ label: 'Address', value })),
    { label: 'Second factor', value: entry.factor },
    ...entry.more.map(({ name, value }) => ({ label: name, value })),
    { label: 'Notes', value: entry.notes },
  ].filter(({ value }) => value !== '');
}
