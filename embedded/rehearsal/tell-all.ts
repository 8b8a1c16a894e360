import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import { timelineView } from '../../api/console/handover/timeline-view';
import { readDossier, type Dossier } from '../../db/dossier';
import { readHead, readTimelineRows } from '../../db/handover-page';
import { readTasks } from '../../db/reset-tasks';
import { listTasksOf } from '../../db/task-pages';
import {
  QUICK_SECONDS,
  type RehearsalOrder,
  type Rehearsed,
} from '../../domain/rehearsal/rehearsed';
import { maskLinks } from '../../domain/links/mask-links';
import { messageSentence, turnSentence } from '../../templates/pages/console/rehearsal-words';
import type { OwnStage } from '../own-stage';
import type { Story } from './story';

const DAY_MS = 86_400_000;

/** Everything about a life that has ended, read from its rows. */
export async function tellAll(
  stage: OwnStage,
  played: { id: string; order: RehearsalOrder; story: Story; seconds: Rehearsed['seconds'] },
): Promise<Rehearsed> {
  const { db, clock, config } = stage;
  const { id, order, story, seconds } = played;
  // Before anything is read for the telling.
  const counted = {
    ...clock.counted(),
    transactions: await transactions(stage),
    papers: stage.papers(),
  };
  const dossier = await readDossier(db, id);
  const head = await readHead(db, id);
  if (!head) throw new Error('the rehearsed handover is gone');
  const zone = dossier.previousMsp.time_zone;
  const messages = await messagesOf(stage, id);
  const timeline = timelineView({
    ...(await readTimelineRows(db, id)),
    head,
    steps: dossier.steps,
    tasks: await listTasksOf(db, id),
    names: {
      contact: (contact) => dossier.contacts.find((one) => one.id === contact)?.name ?? null,
    },
    reader: { at: clock.now(), zone },
    ourZone: config.msp.timeZone,
  });
  return {
    temper: order.temper,
    seed: order.seed,
    client: dossier.client.name,
    previousMsp: dossier.previousMsp.name,
    zone,
    startedAt: dossier.handover.created_at,
    endedAt: clock.now(),
    seconds: { setUp: round(seconds.setUp), life: round(seconds.life) },
    slow: seconds.setUp + seconds.life > QUICK_SECONDS,
    counted,
    drawings: timeline.drawings,
    summary: timeline.summary,
    marks: timeline.story,
    story: wholeStory(dossier, story, messages),
    messages,
    ending: await endingOf(stage, dossier, messages.length),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

async function transactions({ db }: OwnStage): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select xact_commit as count from pg_stat_database where datname = current_database()`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

async function messagesOf({ db }: OwnStage, id: string): Promise<Rehearsed['messages']> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('handover_id', '=', id)
    .orderBy('outcome_at')
    .orderBy('id')
    .execute();
  return Promise.all(
    rows.map(async (row, index) => {
      const mail = await simpleParser(row.rendered);
      return {
        number: index + 1,
        at: row.outcome_at,
        to: { name: row.to_name, address: row.to_address },
        template: row.template,
        subject: row.subject,
        text: maskLinks(row.body_text),
        attachments: mail.attachments.map((one) => one.filename ?? one.contentType),
        outcome: row.outcome,
        serverReply: row.server_reply,
      };
    }),
  );
}

function wholeStory(
  { handover }: Dossier,
  { told }: Story,
  messages: Rehearsed['messages'],
): Rehearsed['story'] {
  const turns = [
    { at: handover.resets_opened_at, turn: 'resets' as const },
    { at: handover.closed_at, turn: 'closed' as const },
  ].flatMap(({ at, turn }) =>
    at === null ? [] : [{ at, who: 'handover' as const, text: turnSentence(turn), message: null }],
  );
  const sent = messages.map((message) => ({
    at: message.at,
    who: 'handover' as const,
    text: messageSentence(message),
    message: message.number,
  }));
  return [...sent, ...told, ...turns].sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function endingOf(
  { db }: OwnStage,
  { handover, items }: Dossier,
  messages: number,
): Promise<Rehearsed['ending']> {
  const tasks = (await readTasks(db, handover.id)).filter((task) => task.state !== 'withdrawn');
  const count = (reason: string): number => tasks.filter((task) => task.reason === reason).length;
  const since = handover.requested_at?.getTime() ?? null;
  const days = (until: Date | null): number | null =>
    since === null || until === null ? null : round((until.getTime() - since) / DAY_MS);
  const answered = items.filter(
    (item) => item.answer_type !== null && item.answer_type !== 'promised',
  );
  const last = Math.max(...answered.map((item) => item.answered_at?.getTime() ?? 0));
  return {
    stage: handover.stage,
    items: items.length,
    answered: answered.length,
    accepted: items.filter((item) => item.state === 'accepted').length,
    messages,
    receipts: handover.receipts,
    tasks: {
      recover: count('recover'),
      rotate: count('rotate'),
      revoke: count('revoke'),
      dayOne: count('day_one'),
    },
    daysToAllAnswered: answered.length === items.length ? days(new Date(last)) : null,
    daysToDeadline: days(handover.deadline_at),
    daysToClose: days(handover.closed_at),
  };
}
