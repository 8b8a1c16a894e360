import type { HandoverHead, TimelineRows } from '../../../db/handover-page';
import type { StepRow } from '../../../db/steps';
import type { TaskLine } from '../../../db/task-pages';
import type { Drawing } from '../../../domain/timeline/drawing';
import type { TimelineFacts, TimelineStep } from '../../../domain/timeline/facts';
import { layOut } from '../../../domain/timeline/layout';
import { days } from '../../../domain/timeline/scale';
import type { LogNames } from '../../../templates/pages/console/handover-log-words';
import { cityOf, dayInWords, momentInWords, type Reader } from '../../../templates/pages/when';
import {
  ACTS,
  markWord,
  skipReason,
  stepName,
} from '../../../templates/pages/console/handover-words';
import { wordFor } from '../../../templates/pages/words';

export interface StoryPart {
  at: Date;
  text: string;
  /** Not yet. */
  ahead: boolean;
}

export interface TimelineView {
  /** The same drawing for wide, middling and narrow pages; the style sheet shows one. */
  drawings: (Drawing & { size: 'wide' | 'middle' | 'narrow' })[];
  /** The same story in words, in order. */
  story: StoryPart[];
  summary: string;
}

export interface TimelineSource extends TimelineRows {
  head: HandoverHead;
  steps: readonly StepRow[];
  names: Pick<LogNames, 'contact'>;
  tasks: readonly TaskLine[];
  reader: Reader;
  ourZone: string;
}

/** In user units; the style sheet switches between them where their text would get too small. */
const SIZES = [
  ['wide', 1160],
  ['middle', 640],
  ['narrow', 310],
] as const;

/** The steps worth a mark: what happened, and what is planned towards the other side. */
function shown(step: StepRow): boolean {
  if (step.state === 'taken' || step.skip_reason === 'by_person') return true;
  // What was called off ahead of its day, because all was answered or over, never had a place on the line.
  if (step.state === 'skipped')
    return step.kind === 'chase' && step.taken_at !== null && step.taken_at >= step.due_at;
  return step.kind === 'chase' || step.kind === 'authority';
}

function instantOf(step: StepRow): Date {
  // What a person left out ahead of its day keeps its place on the line.
  if (step.skip_reason === 'by_person') return step.due_at;
  return step.state === 'planned' ? step.due_at : (step.taken_at ?? step.due_at);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function drawnSteps(source: TimelineSource): TimelineStep[] {
  return source.steps.filter(shown).map((step) => ({
    key: step.key,
    label: markWord(step.template),
    title: `${step.kind === 'call' ? callInWords(source, step.key) : stepName(step.template)}, ${momentInWords(instantOf(step), source.reader)}`,
    at: instantOf(step),
    state: step.state,
  }));
}

function drawnActs({ acts, reader }: TimelineSource): TimelineStep[] {
  return acts.map(({ at, what }) => ({
    key: what,
    label: ACTS[what].mark,
    title: `${ACTS[what].told}, ${dayInWords(at, reader)}`,
    at,
    state: 'taken',
  }));
}

function callInWords({ calls, names }: TimelineSource, key: string): string {
  const call = calls.find((one) => one.step_key === key);
  if (!call) return stepName('call');
  const who = names.contact(call.contact_id) ?? 'a contact';
  return `${stepName('call')} with ${who}: ${wordFor('call', call.outcome)}`;
}

function endOf({ handover }: HandoverHead): Date | null {
  return handover.closed_at ?? handover.cancelled_at;
}

function factsOf(source: TimelineSource): TimelineFacts {
  const { head, reader } = source;
  const steps = [...drawnSteps(source), ...drawnActs(source)];
  const begin = [head.handover.requested_at ?? head.handover.created_at, ...steps.map((s) => s.at)];
  return {
    now: reader.at,
    from: new Date(Math.min(...begin.map((at) => at.getTime()))),
    steps,
    opens: source.opens,
    answers: source.answers,
    promises: source.promises.map(({ until, items }) => {
      const broken = until.getTime() < reader.at.getTime();
      return {
        until,
        label: broken ? `${items} promised, not kept` : `${items} promised`,
        state: broken ? 'broken' : 'running',
      };
    }),
    deadline: head.handover.deadline_at,
    resets: bandOf(source),
    endedAt: endOf(head),
  };
}

/** Day-one and stand-by tasks come before the resets, and are not part of them. */
function bandOf({ tasks, reader, head, ourZone }: TimelineSource): TimelineFacts['resets'] {
  const resets = tasks.filter((task) => task.reason !== 'day_one' && task.state !== 'standby');
  if (resets.length === 0) return null;
  const opened = resets.map((task) => task.openedAt.getTime());
  const from = head.handover.resets_opened_at ?? new Date(Math.min(...opened));
  const due = resets.map((task) => task.dueAt.getTime());
  const span = { from, to: new Date(Math.max(from.getTime(), ...due)) };
  return { ...span, label: bandLabel(resets, { at: reader.at, zone: ourZone }) };
}

function bandLabel(resets: readonly TaskLine[], reader: Reader): string {
  const open = resets.filter((task) => task.state === 'open');
  if (open.length === 0) return 'reset tasks, all done';
  const overdue = open.filter((task) => task.dueAt < reader.at).length;
  const [critical] = open
    .filter((task) => task.criticality === 'critical')
    .map((task) => task.dueAt)
    .sort((a, b) => a.getTime() - b.getTime());
  const rest =
    overdue > 0
      ? `, ${overdue} overdue`
      : critical
        ? `, critical ones due ${dayInWords(critical, reader)}`
        : '';
  return counted(open.length, 'reset task', 'reset tasks') + rest;
}

function storyOf(source: TimelineSource): StoryPart[] {
  const { reader } = source;
  const parts: Omit<StoryPart, 'ahead'>[] = source.steps.filter(shown).map((step) => {
    if (step.kind === 'call') return { at: instantOf(step), text: callInWords(source, step.key) };
    const name = stepName(step.template);
    const byPerson = source.skipped.get(step.key);
    if (byPerson !== undefined) {
      return { at: instantOf(step), text: `${name}: left out by a person: ${byPerson}` };
    }
    const left =
      step.skip_reason === null ? 'left out' : `left out, ${skipReason(step.skip_reason)}`;
    const text = { taken: 'sent', planned: 'planned', skipped: left }[step.state];
    return { at: instantOf(step), text: `${name}: ${text}` };
  });
  for (const [at, count] of days(source.opens, reader.zone)) {
    parts.push({ at, text: counted(count, 'contact opened a link', 'contacts opened a link') });
  }
  for (const [at, count] of days(source.answers, reader.zone)) {
    parts.push({ at, text: counted(count, 'answer came', 'answers came') });
  }
  for (const { at, what } of source.acts) parts.push({ at, text: ACTS[what].told });
  for (const promise of factsOf(source).promises) {
    parts.push({ at: promise.until, text: promise.label });
  }
  const { head } = source;
  const { deadline_at: deadline } = head.handover;
  if (deadline) {
    const zone = head.previousMsp.timeZone;
    const day = dayInWords(deadline, { ...reader, zone });
    parts.push({ at: deadline, text: `Deadline: the end of ${day}, ${cityOf(zone)}` });
  }
  const band = bandOf(source);
  if (band) parts.push({ at: band.from, text: `Reset tasks begin: ${band.label}` });
  const end = endOf(source.head);
  if (end) parts.push({ at: end, text: wordFor('stage', source.head.handover.stage) });
  return parts
    .map((part) => ({ ...part, ahead: part.at.getTime() > reader.at.getTime() }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Draws the timeline of one handover for a reader, and tells the same in words. */
export function timelineView(source: TimelineSource): TimelineView {
  const facts = factsOf(source);
  const story = storyOf(source);
  const past = story.filter((part) => !part.ahead).length;
  return {
    drawings: SIZES.map(([size, width]) => ({
      ...layOut(facts, { width, timeZone: source.reader.zone }),
      size,
    })),
    story,
    summary: `Timeline: ${past} things happened so far, ${story.length - past} are ahead. They are listed in words below.`,
  };
}
