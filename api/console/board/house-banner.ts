import { readHouseFacts } from '../../../db/outages';
import type { Queries } from '../../../db/pool';
import { outagesOf, type Outage } from '../../../domain/stalled/outages';

export interface HouseBanner {
  title: string;
  sentence: string;
  since: Date;
}

const SAID: Readonly<Record<Outage['reason'], Omit<HouseBanner, 'since'>>> = {
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
};

/** What fails for everybody at this instant, said once above the board and not at each handover. */
export async function houseBanners(queries: Queries, at: Date): Promise<HouseBanner[]> {
  const outages = outagesOf(await readHouseFacts(queries, at), at);
  return outages.map(({ reason, since }) => ({ ...SAID[reason], since }));
}
