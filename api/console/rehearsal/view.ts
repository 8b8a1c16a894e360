import { QUICK_SECONDS, type Rehearsed } from '../../../domain/rehearsal/rehearsed';
import { TEMPERS } from '../../../domain/rehearsal/tempers';
import type { PageData } from '../../plugins/views';
import { cityOf } from '../../../templates/pages/when';

/** A rehearsal that is over, for its page. `base` is its address. */
export function rehearsalView(rehearsed: Rehearsed, base: string): PageData {
  const { ending, seconds } = rehearsed;
  const [, temper, about] = TEMPERS.find(([name]) => name === rehearsed.temper) ?? ['', '', ''];
  const timeline = {
    drawings: rehearsed.drawings,
    story: rehearsed.marks,
    summary: rehearsed.summary,
  };
  return {
    title: `Rehearsal for ${rehearsed.client}`,
    zone: rehearsed.zone,
    zoneName: cityOf(rehearsed.zone),
    rehearsed,
    temper,
    about,
    base,
    // The drawing's partial reads its summary from the frame of a handover's page.
    frame: { timeline },
    timeline,
    seconds: Math.round(seconds.setUp + seconds.life),
    quick: rehearsed.slow ? QUICK_SECONDS : null,
    story: rehearsed.story.map((event) => ({
      ...event,
      href: event.message === null ? null : `${base}/messages/${String(event.message)}`,
      ours: event.who === 'handover',
    })),
    facts: [
      ['Answered', `${ending.answered} of ${ending.items} items`],
      ['All answered after', days(ending.daysToAllAnswered)],
      ['Deadline after', days(ending.daysToDeadline)],
      ['Closed after', days(ending.daysToClose)],
      ['Messages', String(ending.messages)],
      ['Receipts', String(ending.receipts)],
      ['Recover tasks', String(ending.tasks.recover)],
      ['Rotate tasks', String(ending.tasks.rotate)],
      ['Revoke tasks', String(ending.tasks.revoke)],
      ['Day-one tasks', String(ending.tasks.dayOne)],
    ].map(([name, value]) => ({ name, value })),
  };
}

function days(count: number | null): string {
  return count === null ? 'never' : `${count} ${count === 1 ? 'day' : 'days'}`;
}
