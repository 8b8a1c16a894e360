import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBoardPage } from '../../../db/board';
import { countBoard } from '../../../db/board-counts';
import { readBoardTimelines } from '../../../db/board-timelines';
import { readBoardFilter } from '../../../domain/board/board-filter';
import { readPlace } from '../../../domain/board/board-place';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { staffOf } from '../../plugins/staff-session';
import { zoneOf } from '../../plugins/views';
import { listSamples } from '../samples/list-samples';
import { boardView } from './board-view';
import { houseBanners } from './house-banner';

const LINES = 50;

async function boardOf({ db, clock }: ConsoleDeps, request: FastifyRequest) {
  const me = staffOf(request);
  const query = new URL(request.url, 'http://board').searchParams;
  const reader = { at: clock.now(), zone: zoneOf(request) };
  const filter = readBoardFilter(query, me.email);
  const [page, counts, house] = await Promise.all([
    readBoardPage(db, filter, {
      after: readPlace(query.get('after')),
      before: readPlace(query.get('before')),
      most: LINES,
      at: reader.at,
    }),
    countBoard(db, { at: reader.at, email: me.email }),
    houseBanners(db, reader.at),
  ]);
  const moments = await readBoardTimelines(db, page.lines);
  const view = boardView({ filter, me: me.email, page, counts, moments }, reader);
  return { ...view, house, any: counts.any };
}

/** The board, and the part of it that moves, which the page's script asks for every few seconds. */
export function registerBoard(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/', async (request, reply) => {
    const board = await boardOf(deps, request);
    const samples = board.any ? [] : await listSamples();
    return reply.page('console/board', {
      ...board,
      title: 'Onboardings',
      section: 'onboardings',
      samples,
    });
  });

  app.get('/board/live', { config: { asksByItself: true } }, async (request, reply) =>
    reply.page('console/board-live', { ...(await boardOf(deps, request)) }),
  );
}
