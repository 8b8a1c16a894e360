import { readHouseFacts } from '../../../db/outages';
import type { Queries } from '../../../db/pool';
import { outagesOf, type Outage } from '../../../domain/stalled/outages';

export interface HouseBanner {
  title: string;
  sentence: string;
  since: Date;
  /** Where it is seen to; null where that is not a page of ours. */
  page: string | null;
}

const SAID: Readonly<Record<Outage['reason'], Pick<HouseBanner, 'title' | 'sentence'>>> = {
  mail_failing: {
    title: 'The mail server takes no messages.',
    sentence:
      'Nothing is lost: what is due goes out once, when it takes them again. Whoever runs the mail server has to look.',
  },
  worker_failing: {
    title: 'The worker makes no progress.',
    sentence:
      'Answers are still accepted, but nothing is sent and no task opens. What is due is done once, when the worker and its engine are back. Whoever runs Handover has to look.',
  },
  recipient_changed: {
    title: 'A handover’s key in the database is not the one that we signed.',
    sentence:
      'Nothing is accepted for it, and nothing was sealed to the wrong key. Keep the database as it is, find out who could write to it, and restore the handover’s row.',
  },
  scanner_failing: {
    title: 'The virus scanner does not answer.',
    sentence:
      'Files are accepted and sealed, and scanned as soon as it answers. Until then open them with care.',
  },
  audit_broken: {
    title: 'The log is not as it was written.',
    sentence:
      'Keep the database as it is, and find out who could write to it: “handover audit verify” says where.',
  },
  anchor_failing: {
    title: 'The log is not anchored outside the database.',
    sentence:
      'Since then the database alone holds it. Look whether the folder “anchors” in HANDOVER_HOME can be written to, and whether the time-stamping authority answers; what is missing is made up for by itself.',
  },
  key_unusable: {
    title: 'A handover’s key cannot be opened by this server.',
    sentence:
      'What is sent is accepted and sealed as before, and nobody is asked to send anything again; but nothing of it can be opened, checked or scanned. The server’s key or the keystore is not the one that belongs to this database: put the right one back.',
  },
  recovery_unconfirmed: {
    title: 'Nothing is accepted yet: nobody has confirmed the recovery key.',
    sentence:
      'A lead or an administrator confirms it under Settings, “Keys and recovery”. Until then previous MSPs read that we cannot take anything.',
  },
};

/** What fails for everybody at this instant, said once above the board and not at each handover. */
export async function houseBanners(queries: Queries, at: Date): Promise<HouseBanner[]> {
  const outages = outagesOf(await readHouseFacts(queries, at), at);
  return outages.map(({ reason, since }) => ({
    ...SAID[reason],
    since,
    page: reason === 'recovery_unconfirmed' ? '/settings/keys' : null,
  }));
}
