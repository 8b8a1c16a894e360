import { textWidth } from '../timeline/text-width';
import type { PlacedNode, WaitsDrawing, WaitsEdge, WaitsFacts, WaitsNode } from './drawing';

const BOX = { width: 216, height: 30 };
const ROW = 40;
const GAP = 66;
const EDGE = 16;
const FONT = 13;
/** Room for the count at a box's right end. */
const COUNT = 34;

/**
 * What waits for what, from left to right: in the first column what can be worked on now, circles first and each in
 * a frame, then what that frees. In a column things stand near what they wait for, so that lines seldom cross.
 */
export function layOutWaits(facts: WaitsFacts): WaitsDrawing {
  const columns = columnsOf(facts);
  const placed = new Map<string, PlacedNode>();
  columns.forEach((column, index) => {
    const ordered = index === 0 ? column : nearTheirSources(column, facts.edges, placed);
    ordered.forEach((node, row) => {
      const x = EDGE + index * (BOX.width + GAP);
      placed.set(node.id, { ...node, x, y: EDGE + row * ROW, label: cut(node) });
    });
  });
  const rows = Math.max(1, ...columns.map((column) => column.length));
  return {
    width: 2 * EDGE + columns.length * BOX.width + Math.max(0, columns.length - 1) * GAP,
    height: 2 * EDGE + (rows - 1) * ROW + BOX.height,
    boxWidth: BOX.width,
    boxHeight: BOX.height,
    nodes: [...placed.values()],
    edges: facts.edges.flatMap((edge) => {
      const from = placed.get(edge.from);
      const to = placed.get(edge.to);
      return from && to ? [{ ...edge, path: pathOf(from, to) }] : [];
    }),
    frames: facts.circles.flatMap((ids) => frameOf(ids.flatMap((id) => placed.get(id) ?? []))),
  };
}

/** The column of each: one after the nearest of what it waits for; members of one circle stand together. */
function columnsOf({ nodes, edges, circles }: WaitsFacts): WaitsNode[][] {
  const circleOf = new Map(circles.flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const column = new Map<string, number>();
  const sources = new Map<string, WaitsEdge[]>();
  for (const edge of edges) {
    const isInside = circleOf.has(edge.to) && circleOf.get(edge.to) === circleOf.get(edge.from);
    if (!isInside) sources.set(edge.to, [...(sources.get(edge.to) ?? []), edge]);
  }
  // "Not before" may lead round in a ring that a day-one task opens: then it does not place anything.
  for (const isStrict of [true, false]) {
    for (let before = -1; before < column.size;) {
      before = column.size;
      for (const { id } of nodes) {
        if (column.has(id)) continue;
        const own = sources.get(id) ?? [];
        const at = (kind: WaitsEdge['kind']) =>
          own.filter((edge) => edge.kind === kind).map((edge) => column.get(edge.from) ?? Infinity);
        const anyOf = at('any_of');
        const nearest = anyOf.length > 0 ? Math.min(...anyOf) : -1;
        const after = at('all_of').filter((place) => isStrict || place < Infinity);
        const found = Math.max(nearest, ...after) + 1;
        if (found < Infinity) column.set(id, found);
      }
    }
  }
  for (const ids of circles) {
    const first = Math.min(...ids.map((id) => column.get(id) ?? 0));
    for (const id of ids) column.set(id, first);
  }
  const columns: WaitsNode[][] = [];
  for (const node of nodes) (columns[column.get(node.id) ?? 0] ??= []).push(node);
  const circleRank = (node: WaitsNode) => circleOf.get(node.id) ?? circles.length;
  return columns
    .filter((list) => list.length > 0)
    .map((list) => list.toSorted((a, b) => circleRank(a) - circleRank(b)));
}

function nearTheirSources(
  column: readonly WaitsNode[],
  edges: readonly WaitsEdge[],
  placed: ReadonlyMap<string, PlacedNode>,
): WaitsNode[] {
  const height = (node: WaitsNode): number => {
    const ys = edges
      .filter((edge) => edge.to === node.id)
      .flatMap((edge) => placed.get(edge.from)?.y ?? []);
    return ys.length === 0 ? 0 : ys.reduce((sum, y) => sum + y, 0) / ys.length;
  };
  const heights = new Map(column.map((node) => [node.id, height(node)]));
  return column.toSorted((a, b) => (heights.get(a.id) ?? 0) - (heights.get(b.id) ?? 0));
}

function pathOf(from: PlacedNode, to: PlacedNode): string {
  const start = { x: from.x + BOX.width, y: from.y + BOX.height / 2 };
  const end = { x: to.x, y: to.y + BOX.height / 2 };
  if (to.x > from.x) {
    const bend = Math.min(GAP / 2, (end.x - start.x) / 2);
    return `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
  }
  // In one column, or back: around the right ends.
  const right = to.x + BOX.width;
  const out = Math.max(start.x, right) + GAP / 3;
  return `M${start.x} ${start.y}C${out} ${start.y} ${out} ${end.y} ${right} ${end.y}`;
}

function frameOf(nodes: readonly PlacedNode[]): WaitsDrawing['frames'] {
  if (nodes.length === 0) return [];
  const left = Math.min(...nodes.map(({ x }) => x));
  const top = Math.min(...nodes.map(({ y }) => y));
  const bottom = Math.max(...nodes.map(({ y }) => y)) + BOX.height;
  const right = Math.max(...nodes.map(({ x }) => x)) + BOX.width;
  const margin = 5;
  return [
    {
      x: left - margin,
      y: top - margin,
      width: right - left + 2 * margin,
      height: bottom - top + 2 * margin,
    },
  ];
}

function cut({ name, blocks }: WaitsNode): string {
  const room = BOX.width - 20 - (blocks > 0 ? COUNT : 0);
  if (textWidth(name, FONT) <= room) return name;
  let end = name.length;
  while (end > 1 && textWidth(`${name.slice(0, end).trimEnd()}…`, FONT) > room) end--;
  return `${name.slice(0, end).trimEnd()}…`;
}
