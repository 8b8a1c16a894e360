import type { LookEvent } from '../../../db/looked-at';
import type { LookAction } from '../../../domain/reveal/looked-at';
import { actorInWords } from '../../../templates/pages/console/handover-log-words';
import { reasonInWords } from '../../../templates/pages/console/reveal-words';
import type { Loaded } from './loaded';

const WHAT: Readonly<Record<LookAction, string>> = {
  'secret.revealed': 'revealed it',
  'file.downloaded': 'downloaded a file of it',
  'export.made': 'made an export',
  'also_sent.opened': 'opened what was also sent',
  'package.begun': 'sealed what goes to the client',
  'export.downloaded': 'downloaded an export',
  'mail.opened': 'read a mail that came',
  'mail.downloaded': 'downloaded a mail as it came',
  'question.read': 'read a question about it',
  'notes.read': 'read what was written with a refusal',
  'authority.decline_read': 'read why the signatory declined',
};

/** One look at something sealed, as pages tell it. */
export function lookView(look: LookEvent, { names, base }: Pick<Loaded, 'names' | 'base'>) {
  const text = (key: string): string | null => {
    const value = look.details[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    at: look.at,
    who: actorInWords(look.actor, names),
    what: WHAT[look.action],
    item: look.itemName,
    href: look.itemId === null ? null : `${base}/items/${look.itemId}`,
    emergency: look.details.emergency === true,
    second: text('agreed_by'),
    why: reasonInWords(text('purpose'), text('reason') ?? ''),
  };
}
