import type { FastifyRequest } from 'fastify';
import { readOpenDecline, type OpenDecline } from '../../../db/authority-declines';
import { readClientQuestions, type ClientQuestion } from '../../../db/client-questions';
import { readContacts, readHead, type HandoverHead } from '../../../db/handover-page';
import { readItems, type ItemRow } from '../../../db/items';
import { readSteps, type StepRow } from '../../../db/steps';
import { listTasksOf, type TaskLine } from '../../../db/task-pages';
import { PLACES } from '../../../domain/contacts/contact';
import type { LogNames } from '../../../templates/pages/console/handover-log-words';
import { stepName } from '../../../templates/pages/console/handover-words';
import { questionWords } from '../../../templates/pages/console/question-words';
import type { Reader } from '../../../templates/pages/when';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { zoneOf } from '../../plugins/views';

/** Everything about one handover that more than one of its pages needs. */
export interface Loaded {
  head: HandoverHead;
  items: ItemRow[];
  steps: StepRow[];
  tasks: TaskLine[];
  contacts: Awaited<ReturnType<typeof readContacts>>;
  /** The signatory's no that waits for a person. */
  declined: OpenDecline | null;
  /** Asked of the client: what the previous MSP says it has. */
  questions: ClientQuestion[];
  names: LogNames;
  reader: Reader;
  /** Our working days end in this zone: reset tasks are due in it. */
  ourZone: string;
  base: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Throws NotFound when no handover has this id. */
export async function loadHandover(
  deps: ConsoleDeps,
  request: FastifyRequest,
  id: string,
): Promise<Loaded> {
  const { db } = deps;
  const head = UUID.test(id) ? await readHead(db, id) : undefined;
  if (!head) throw new NotFound('There is no handover at this address.');
  const [items, steps, tasks, contacts, questions, declined] = await Promise.all([
    readItems(db, id),
    readSteps(db, id),
    listTasksOf(db, id),
    readContacts(db, id),
    readClientQuestions(db, id),
    head.handover.stage === 'authority' ? readOpenDecline(db, id) : undefined,
  ]);
  return {
    head,
    items,
    steps,
    tasks,
    questions,
    declined: declined ?? null,
    contacts: inLadderOrder(contacts),
    names: namesOf(items, contacts, steps),
    reader: { at: deps.clock.now(), zone: zoneOf(request) },
    ourZone: deps.config.msp.timeZone,
    base: `/handovers/${id}`,
  };
}

/** As the ladder goes; who was taken away comes last. */
function inLadderOrder(contacts: Loaded['contacts']): Loaded['contacts'] {
  const place = (contact: Loaded['contacts'][number]): number =>
    PLACES.indexOf(contact.rung) + (contact.removed_at === null ? 0 : PLACES.length);
  return [...contacts].sort((a, b) => place(a) - place(b));
}

function namesOf(
  items: readonly ItemRow[],
  contacts: Loaded['contacts'],
  steps: readonly StepRow[],
): LogNames {
  const stepNames = new Map(steps.map((step) => [step.key, stepName(step.template)]));
  const itemNames = new Map(items.map((item) => [item.id, item.name]));
  const contactNames = new Map(contacts.map((contact) => [contact.id, contact.name]));
  return {
    item: (id) => itemNames.get(id) ?? null,
    contact: (id) => contactNames.get(id) ?? null,
    step: (key) => stepNames.get(key) ?? null,
  };
}

/** How far the open question to the client about an item is, in words; null when there is none. */
export function questionOf({ questions, head, reader }: Loaded, itemId: string): string | null {
  const open = questions.find((question) => question.open && question.item_id === itemId);
  if (!open) return null;
  return questionWords(
    {
      askedAt: open.asked_at,
      remindedAt: open.reminded_at,
      said: open.said,
      promisedUntil: open.promised_until,
    },
    { at: reader.at, zone: head.client.timeZone },
  );
}
