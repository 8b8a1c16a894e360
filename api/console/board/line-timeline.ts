import type { BoardLine } from '../../../db/board';
import type { BoardMoment } from '../../../db/board-timelines';
import { thinTimeline, type ThinTimeline } from '../../../domain/board/thin-timeline';
import type { TimelineFacts } from '../../../domain/timeline/facts';
import { dayInWords, momentInWords, type Reader } from '../../../templates/pages/when';
import { wordFor } from '../../../templates/pages/words';

export interface LineTimeline extends ThinTimeline {
  /** Reads as the same story that is drawn. */
  story: string;
}

const of = (moments: readonly BoardMoment[], what: BoardMoment['what']) =>
  moments.filter((moment) => moment.what === what);

function factsOf(line: BoardLine, moments: readonly BoardMoment[], reader: Reader): TimelineFacts {
  const steps = of(moments, 'step').flatMap(({ at, key, template, state }) => {
    if (key === null || state === null) return [];
    const label = wordFor('step', template ?? key);
    return [{ key, at, state, label, title: label }];
  });
  const first = [line.requestedAt ?? line.createdAt, ...steps.map(({ at }) => at)];
  return {
    now: reader.at,
    from: new Date(Math.min(...first.map((at) => at.getTime()))),
    steps: steps.filter((step) => step.state !== 'skipped'),
    opens: of(moments, 'opened').map(({ at }) => at),
    answers: of(moments, 'answers').map(({ at }) => at),
    promises: of(moments, 'promise').map(({ at, count }) => ({
      until: at,
      label: `${count} promised`,
      state: at < reader.at ? 'broken' : 'running',
    })),
    deadline: line.deadlineAt,
    resets: null,
    endedAt: line.closedAt ?? line.cancelledAt,
  };
}

function storyOf(facts: TimelineFacts, line: BoardLine, reader: Reader): string {
  const there = { ...reader, zone: line.timeZone };
  const taken = facts.steps.filter((step) => step.state === 'taken');
  const [next] = facts.steps.filter((step) => step.state === 'planned');
  const last = taken.at(-1);
  const [opened] = facts.opens;
  return [
    last
      ? `${taken.length} sent, last ${last.label} ${dayInWords(last.at, reader)}`
      : 'Nothing sent yet',
    opened ? `first opened ${dayInWords(opened, reader)}` : 'not opened',
    `${line.answered} answered`,
    ...facts.promises.map(({ label, until }) => `${label} for ${dayInWords(until, reader)}`),
    ...(facts.deadline ? [`deadline ${dayInWords(facts.deadline, there)}`] : []),
    ...(next ? [`next ${next.label} ${momentInWords(next.at, reader)}`] : []),
  ].join('; ');
}

/** The thin timeline of one line, drawn and told. */
export function lineTimeline(
  line: BoardLine,
  moments: readonly BoardMoment[],
  reader: Reader,
): LineTimeline {
  const facts = factsOf(line, moments, reader);
  const sittings = of(moments, 'answers').map(({ at, count }) => ({ at, answers: count }));
  return { ...thinTimeline(facts, sittings), story: storyOf(facts, line, reader) };
}
