import { z } from 'zod';
import { ANSWER_TYPES } from '../../domain/items/answer';
import { answerFields } from '../../domain/answers/answer-fields';
import { plainKey } from '../../domain/reveal/credentials';
import type { ItemRow } from '../../db/items';
import { CannotOpen } from '../../vault/open/open';
import type { HandoverOpener } from '../../vault/open/vault';
import { safeName } from '../plugins/attachment';

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
