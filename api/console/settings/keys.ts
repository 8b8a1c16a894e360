import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { raiseTrouble } from '../../../db/troubles';
import {
  confirmRecovery,
  isRecoveryConfirmed,
  readRecoveryState,
  recordRecoveryShown,
} from '../../../db/vault-state';
import { Refusal } from '../../../domain/problem';
import { isRecoveryKey } from '../../../vault/open/recovery-key';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { formOf } from '../form';

/** What opens everything is shown to nobody who may have left their desk. */
const RECENT = { config: { recentSignIn: () => '/settings/keys' } } as const;

interface Said {
  notice?: string;
  refusal?: string;
  /** The recovery key, in the answer to the form that asks for it and nowhere else. */
  shown?: string;
}

/** In production nothing is accepted before somebody holds the recovery key: said on the board until then. */
export async function remindOfRecovery({ db, config, clock }: ConsoleDeps): Promise<void> {
  if (!config.production || (await isRecoveryConfirmed(db))) return;
  await raiseTrouble(db, { reason: 'recovery_unconfirmed', handoverId: null, at: clock.now() });
}

/** Who may open what was sent, and the offline recovery key: shown once, and asked back. */
export function registerKeys(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock, vault, config } = deps;

  app.get<{ Querystring: { done?: string } }>('/settings/keys', async (request, reply) => {
    const { done } = request.query;
    return show(request, reply, done === undefined ? {} : { notice: CONFIRMED });
  });

  app.post('/settings/keys/recovery/show', RECENT, async (request, reply) => {
    return orRefused(request, reply, async () => {
      const key = await keyOnThisMachine(deps);
      const act = { by: actorOf(request), at: clock.now() };
      if (key === null || !(await recordRecoveryShown(db, act))) {
        throw new Refusal(
          'not_here',
          'The recovery key was shown already, or is not on this machine: it is shown once. Until it is confirmed, ' +
            'whoever runs this server finds it in recovery-key.txt beside the server’s key.',
        );
      }
      return show(request, reply, { shown: key });
    });
  });

  app.post('/settings/keys/recovery/confirm', async (request, reply) => {
    return orRefused(request, reply, async () => {
      const { recovery } = await vault.state();
      if (!(await isRecoveryKey(formOf(request).get('key') ?? '', recovery))) {
        throw new Refusal(
          'another_key',
          'That is not the recovery key of this vault. It is the line of recovery-key.txt that begins with AGE-SECRET-KEY-1.',
        );
      }
      await confirmRecovery(db, { recipient: recovery, by: actorOf(request), at: clock.now() });
      const left = await takeAway(deps);
      if (!left) return reply.redirect('/settings/keys?done=confirmed', 303);
      return show(request, reply, {
        notice: `${CONFIRMED} Delete its file on this machine: ${left}.`,
      });
    });
  });

  // The confirmation and the deletion are two steps: whoever was stopped in between goes on here.
  app.post('/settings/keys/recovery/delete', async (request, reply) => {
    return orRefused(request, reply, async () => {
      if ((await readRecoveryState(db)).confirmedAt === null) {
        throw new Refusal('not_confirmed', 'Confirm first that you hold the recovery key.');
      }
      const left = await takeAway(deps);
      if (left) throw new Refusal('not_deleted', `Delete its file on this machine: ${left}.`);
      return reply.redirect('/settings/keys', 303);
    });
  });

  async function orRefused(
    request: FastifyRequest,
    reply: FastifyReply,
    act: () => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    try {
      if (!mayAsk(request)) {
        throw new Refusal('not_yours', 'Only a lead or an administrator may do this.');
      }
      return await act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(request, reply.code(409), { refusal: error.sentence });
    }
  }

  async function show(request: FastifyRequest, reply: FastifyReply, said: Said) {
    const [keys, recovery] = await Promise.all([vault.state(), readRecoveryState(db)]);
    const unseen = recovery.confirmedAt === null && recovery.shownAt === null;
    const onMachine = (await keyOnThisMachine(deps)) !== null;
    return reply.page('console/keys', {
      title: 'Keys and recovery',
      section: 'settings',
      keys,
      recovery,
      production: config.production,
      canShow: mayAsk(request) && unseen && onMachine,
      left: recovery.confirmedAt !== null && onMachine ? fileOf(deps) : null,
      canDelete: mayAsk(request),
      canConfirm: mayAsk(request) && recovery.confirmedAt === null,
      notice: said.notice ?? null,
      refusal: said.refusal ?? null,
      shown: said.shown ?? null,
    });
  }
}

const CONFIRMED =
  'The recovery key is the right one. Keep it away from this machine, in two places.';

function mayAsk(request: FastifyRequest): boolean {
  const { role } = staffOf(request);
  return role === 'admin' || role === 'lead';
}

/** Beside the server's key, until the operator has moved it away. */
function fileOf({ config }: ConsoleDeps): string {
  const folder = config.vaultKeyFile
    ? path.dirname(config.vaultKeyFile)
    : path.join(config.home, 'keys');
  return path.join(folder, 'recovery-key.txt');
}

async function keyOnThisMachine(deps: ConsoleDeps): Promise<string | null> {
  const text = await readFile(fileOf(deps), 'utf8').catch(() => '');
  return /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/m.exec(text)?.[0] ?? null;
}

/** The path of a file that could not be deleted; null when it is gone. */
async function takeAway(deps: ConsoleDeps): Promise<string | null> {
  const file = fileOf(deps);
  try {
    await rm(file, { force: true });
    return null;
  } catch {
    return file;
  }
}
