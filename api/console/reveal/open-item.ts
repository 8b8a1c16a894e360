import { z } from 'zod';
import { ANSWER_TYPES } from '../../../domain/items/answer';
import { answerFields } from '../../../domain/answers/answer-fields';
import { credentialsOf, plainKey, SEED_FIELD } from '../../../domain/reveal/credentials';
import type { ItemRow } from '../../../db/items';
import { readSealedAnswer, readSealedFiles } from '../../../db/reveals';
import { CannotOpen } from '../../../vault/open/open';
import type { HandoverOpener } from '../../../vault/open/vault';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { safeName } from '../../plugins/attachment';
import { oneTimeCode, type OneTimeCode } from './one-time-code';

/** What the portal seals for one answer (domain/answers/check-answer.ts). It came from outside: parsed, not trusted. */
const sealedAnswer = z.object({
  version: z.literal(1),
  type: z.enum(ANSWER_TYPES),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      secret: z.boolean(),
      value: z.string(),
      entry: z.int().min(1).optional(),
    }),
  ),
});

type OpenedAnswer = z.output<typeof sealedAnswer>;

export interface RevealedField {
  key: string;
  entry?: number | undefined;
  label: string;
  value: string;
  secret: boolean;
  long: boolean;
}

/** A field on the page: a second factor's secret as the code that it makes. */
interface ShownField extends RevealedField {
  code: OneTimeCode | null;
}

export interface RevealedFile {
  id: string;
  /** Null when the manifest could not be read. */
  name: string | null;
  size: string;
}

export interface Revealed {
  type: string | null;
  credentials: { number: number; fields: ShownField[] }[];
  several: boolean;
  /** Something is shown as its code, and its secret kept back. */
  seedKept: boolean;
  files: RevealedFile[];
}

/** Opens everything that an item holds. Throws KeyGone, CannotOpen; call it only after the reveal is in the log. */
export async function openItem(
  deps: ConsoleDeps,
  item: ItemRow,
  { withSeed, at }: { withSeed: boolean; at: Date },
): Promise<Revealed> {
  const { db, vault } = deps;
  const [answer, files] = await Promise.all([
    readSealedAnswer(db, item.id),
    readSealedFiles(db, item.id),
  ]);
  const opener = await vault.unlock(item.handover_id);
  const opened = answer ? await openAnswer(opener, answer.sealed) : null;
  const credentials = credentialsOf(opened ? fieldsOf(item, opened) : []).map(
    ({ number, fields }) => ({
      number,
      fields: fields.flatMap((field) => shownFields(field, { withSeed, at })),
    }),
  );
  return {
    type: opened?.type ?? null,
    credentials,
    several: credentials.length > 1,
    seedKept:
      !withSeed && credentials.some(({ fields }) => fields.some((field) => field.code !== null)),
    files: await Promise.all(
      files.map(async (file) => ({
        id: file.id,
        ...(await nameOf(opener, file.sealedManifest)),
      })),
    ),
  };
}

/** One answer as it was sealed. Throws CannotOpen; call it only after who reads it is in the log. */
export async function openAnswer(
  opener: HandoverOpener,
  sealed: Uint8Array,
): Promise<OpenedAnswer> {
  const parsed = sealedAnswer.safeParse(await opener.openValue(sealed));
  if (!parsed.success) throw new CannotOpen();
  return parsed.data;
}

/** The fields of an opened answer, with the words of its lists. */
export function fieldsOf(item: ItemRow, opened: OpenedAnswer): RevealedField[] {
  return opened.fields.map((field) => fieldView(item, opened.type, field));
}

/** A seed becomes its code; the seed itself goes along when it was asked for. */
function shownFields(
  field: RevealedField,
  { withSeed, at }: { withSeed: boolean; at: Date },
): ShownField[] {
  const isSeed = plainKey(field.key) === SEED_FIELD || /^otpauth:/i.test(field.value);
  const code = isSeed ? oneTimeCode(field.value, at) : null;
  const plain = { ...field, code: null };
  if (code === null) return [plain];
  const asCode = { ...field, label: 'One-time code', value: code.codes[0], code };
  return withSeed ? [asCode, plain] : [asCode];
}

function fieldView(
  item: ItemRow,
  type: (typeof ANSWER_TYPES)[number],
  field: OpenedAnswer['fields'][number],
): RevealedField {
  const asked = answerFields({ kind: item.kind, replyFields: item.reply_fields }, type);
  const choices = asked.find((one) => one.key === plainKey(field.key))?.choices;
  const value = choices?.find((choice) => choice.value === field.value)?.label ?? field.value;
  return {
    key: field.key,
    entry: field.entry,
    label: field.label,
    value,
    secret: field.secret,
    long: value.includes('\n'),
  };
}

/** A file’s name and size, opened; call it only after the log was written. */
export async function nameOf(
  opener: HandoverOpener,
  sealedManifest: Uint8Array,
): Promise<{ name: string | null; size: string }> {
  try {
    const { name, content } = await opener.openManifest(sealedManifest);
    return { name: safeName(name), size: sizeInWords(content.size) };
  } catch (error) {
    // One damaged file must not hide what is beside it.
    if (error instanceof CannotOpen) return { name: null, size: '' };
    throw error;
  }
}

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(0)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}
