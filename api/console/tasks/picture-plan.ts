import { readItems, type ItemRow } from '../../../db/items';
import { readPlanInput } from '../../../db/plan-input';
import { listTasksOf, type TaskLine } from '../../../db/task-pages';
import { officeCalendar } from '../../../domain/calendar/calendar';
import { blockedItems } from '../../../domain/resets/blocked-items';
import { outsideProofOf } from '../../../domain/resets/outside-proof';
import type { Circle, ResetPlan } from '../../../domain/resets/plan-facts';
import { planResets } from '../../../domain/resets/plan-resets';
import { isOpenTask } from '../../../domain/resets/task';
import type { WaitsDrawing, WaitsEdge, WaitsNode } from '../../../domain/waits/drawing';
import { layOutWaits } from '../../../domain/waits/layout';
import { circleSentence } from '../../../templates/pages/console/circle-words';
import type { ConsoleDeps } from '../../plugins/console-deps';

/** A circle, and how to get into it (partials/task-circle.hbs). */
export interface CircleView {
  ids: readonly string[];
  names: string;
  sentence: string;
  ways: {
    item: string;
    href: string | null;
    who: string;
    days: number;
    needs: readonly string[];
  }[];
}

/** What waits for what, drawn and in words (partials/handover-waits-graph.hbs). */
export interface PlanPicture {
  circles: CircleView[];
  drawing: WaitsDrawing | null;
  /** The same story as the drawing, one line for each that waits. */
  story: { name: string; href: string | null; anyOf: string; allOf: string }[];
}

/** Of a handover that is over: nothing waits for anything. */
export const NO_PICTURE: PlanPicture = { circles: [], drawing: null, story: [] };

interface Known {
  plan: ResetPlan;
  items: ReadonlyMap<string, ItemRow>;
  /** The open task to work on, by item. */
  tasks: ReadonlyMap<string, TaskLine>;
}

/** The plan as it would be made at this instant, for people to look at; nothing is written. */
export async function picturePlan(deps: ConsoleDeps, handoverId: string): Promise<PlanPicture> {
  const { db, playbook, config } = deps;
  const { country, region, timeZone } = config.msp;
  const ourOffice = officeCalendar({ country, region, timeZone });
  const [input, items, tasks] = await Promise.all([
    readPlanInput(db, handoverId, { at: deps.clock.now(), playbook, ourOffice }),
    readItems(db, handoverId),
    listTasksOf(db, handoverId),
  ]);
  const open = tasks.filter((task) => isOpenTask(task.state));
  const known: Known = {
    plan: planResets(input),
    items: new Map(items.map((item) => [item.id, item])),
    tasks: new Map(open.toReversed().map((task) => [task.itemId, task])),
  };
  return {
    circles: known.plan.circles.map((circle) => circleView(circle, known, deps)),
    ...pictureOf(known),
  };
}

function nameOf({ items }: Known, id: string): string {
  return items.get(id)?.name ?? '';
}

function hrefOf({ tasks }: Known, id: string): string | null {
  const task = tasks.get(id);
  return task ? `/tasks/${task.id}` : null;
}

function circleView(circle: Circle, known: Known, { playbook }: ConsoleDeps): CircleView {
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(known, id));
  return {
    ids: circle.items,
    names: names(circle.items).join(', '),
    sentence: circleSentence({
      members: circle.items.length,
      behind: behind(circle, known.plan),
      freeing: circle.freeing.map(names),
      exact: circle.exact,
      onProof: circle.outsideProof.length > 0,
      insist: circle.insist === null ? null : nameOf(known, circle.insist),
    }),
    ways: circle.outsideProof.flatMap((id) => {
      const item = known.items.get(id);
      const proof = item
        ? outsideProofOf({ catalogueNumber: item.catalogue_number }, playbook)
        : null;
      if (!item || !proof) return [];
      const days = proof.usualWorkingDays ?? item.recovery_working_days;
      return [
        { item: item.name, href: hrefOf(known, id), who: proof.who, days, needs: proof.needs },
      ];
    }),
  };
}

/** How many are not of the circle, and wait for one of it. */
function behind({ items }: Circle, { waits }: ResetPlan): number {
  const blocked = blockedItems(waits);
  return new Set([...items, ...items.flatMap((id) => [...blocked(id)])]).size - items.length;
}

function itemOfKey(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}

function pictureOf(known: Known): Omit<PlanPicture, 'circles'> {
  const { plan } = known;
  const waits = [...plan.waits].map(([key, wait]) => ({ id: itemOfKey(key), ...wait }));
  const edges = edgesOf(waits);
  const blocked = blockedItems(plan.waits);
  const inCircle = new Set(plan.circles.flatMap((circle) => circle.items));
  const ways = new Set(plan.circles.flatMap((circle) => circle.outsideProof));
  const waiting = new Set(edges.map((edge) => edge.to));
  const drawn = new Set([...edges.flatMap(({ from, to }) => [from, to]), ...inCircle]);
  const node = (id: string): WaitsNode => ({
    id,
    name: nameOf(known, id),
    look: ways.has(id) ? 'way' : inCircle.has(id) ? 'circle' : waiting.has(id) ? 'waits' : 'free',
    // As the list beside it counts.
    blocks: blocked(id).size,
  });
  const ids = [...known.items.keys()].filter((id) => drawn.has(id));
  const nodes = ids.map(node).sort((a, b) => b.blocks - a.blocks);
  return {
    drawing:
      nodes.length === 0
        ? null
        : layOutWaits({ nodes, edges, circles: plan.circles.map((circle) => circle.items) }),
    story: waits.map(({ id, anyOf, allOf }) => ({
      name: nameOf(known, id),
      href: hrefOf(known, id),
      anyOf: anyOf.map((other) => nameOf(known, other)).join(' or '),
      allOf: allOf.map((other) => nameOf(known, other)).join(' and '),
    })),
  };
}

/** One line for a pair, whichever of the item's tasks waits. */
function edgesOf(
  waits: readonly { id: string; anyOf: readonly string[]; allOf: readonly string[] }[],
): WaitsEdge[] {
  const edges = new Map<string, WaitsEdge>();
  for (const { id, anyOf, allOf } of waits) {
    for (const from of allOf) edges.set(`${from} ${id}`, { from, to: id, kind: 'all_of' });
    for (const from of anyOf) edges.set(`${from} ${id}`, { from, to: id, kind: 'any_of' });
  }
  return [...edges.values()];
}
