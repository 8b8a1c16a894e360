import { credentialsOf, plainKey, SEED_FIELD } from '../../../domain/reveal/credentials';
import type { ItemRow } from '../../../db/items';
import { Refusal } from '../../../domain/problem';
import { readSealedAnswer, readSealedFiles } from '../../../db/reveals';
import { fieldsOf, nameOf, openAnswer, type RevealedField } from '../../intake/open-answer';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { oneTimeCode, type OneTimeCode } from './one-time-code';

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

/**
 * Opens everything that an item holds, of the answer that the look is for: that one is in the log, and was agreed to.
 * Throws Refusal where another has come meanwhile, KeyGone, CannotOpen; call it only after the reveal is in the log.
 */
export async function openItem(
  deps: ConsoleDeps,
  item: ItemRow,
  { withSeed, at }: { withSeed: boolean; at: Date },
): Promise<Revealed> {
  const { db, vault } = deps;
  const files = await readSealedFiles(db, item.id);
  // After the files, which a newer answer would have taken away with the one that they came with.
  const answer = await readSealedAnswer(db, item.id);
  if ((answer?.id ?? null) !== item.answer_id) {
    throw new Refusal(
      'answer_changed',
      'A new answer has come at this moment, so nothing is shown. Look again.',
    );
  }
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
