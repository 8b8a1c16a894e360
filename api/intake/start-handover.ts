import { randomUUID } from 'node:crypto';
import { findAccountManager } from '../../db/account-manager';
import { writeAudit } from '../../db/audit';
import { readLeadTimes } from '../../db/lead-times';
import { startDone } from '../../db/looks';
import { findByIdempotencyKey, insertHandover } from '../../db/new-handover';
import type { NewHandover } from '../../db/new-handover-facts';
import { readPolicies } from '../../db/policies';
import { readPosition, touchHandover } from '../../db/positions';
import { withLeadTimes } from '../../domain/catalogue/lead-times';
import type { Position } from '../../domain/handover/position';
import {
  policyOf,
  readHandoverInput,
  type HandoverInput,
  type InputProblem,
} from '../../domain/intake/handover-input';
import { describeForLog } from '../plugins/errors';
import type { ConsoleDeps } from '../plugins/console-deps';
import { handoverFacts } from './handover-facts';
import { inputHash } from './input-hash';

export type StartDeps = Pick<
  ConsoleDeps,
  'db' | 'config' | 'catalogue' | 'vault' | 'workflows' | 'log'
>;

export interface StartRequest {
  /** Who starts it, as in the audit log: `staff:<email>`, `token:<name>`. */
  by: string;
  /** The same key and input by the same person again make no second handover. */
  idempotencyKey?: string | undefined;
  at: Date;
}

export type StartResult =
  | { ok: true; id: string; number: string; repeated: boolean }
  | { ok: false; code: 'invalid' | 'key_reused'; problems: readonly InputProblem[] };

/** How long a person waits for the workflow engine; the worker starts what was too late. Milliseconds. */
const START_PATIENCE = 3_000;
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Starts a handover from whatever a form, a file or a request holds: checks it, makes its keys, writes it
 * down in one transaction, starts its workflow. With the workflow engine away it is started all the same,
 * by the worker, as soon as the engine is back.
 */
export async function startHandover(
  deps: StartDeps,
  raw: unknown,
  request: StartRequest,
): Promise<StartResult> {
  const { db } = deps;
  const { by, at } = request;
  if (request.idempotencyKey !== undefined && !KEY.test(request.idempotencyKey)) {
    return keyProblem('invalid', 'Write 1 to 200 letters, digits or signs, without spaces.');
  }
  // One person's key never meets another's.
  const key = request.idempotencyKey === undefined ? null : `${by} ${request.idempotencyKey}`;
  const hash = inputHash(raw);
  const earlier = await startedBefore(deps, key, hash);
  if (earlier) return earlier;

  const policies = await readPolicies(db);
  const read = readHandoverInput(raw, { catalogue: deps.catalogue, at, policies });
  if (!read.ok) return { ok: false, code: 'invalid', problems: read.problems };
  const policy = policyOf(read.value, policies);
  if (!policy || !hash) throw new Error('an input that was checked has a policy and a hash');

  const id = randomUUID();
  const { msp } = deps.config;
  const facts = handoverFacts(read.value, {
    id,
    at,
    policy,
    catalogue: withLeadTimes(deps.catalogue, await readLeadTimes(db)),
    accountManager: (await findAccountManager(db, by)) ?? { name: msp.name, email: msp.email },
  });
  // Before the commit: keys without a handover harm nobody, a handover without keys could accept nothing.
  const { recipient, signature } = await deps.vault.createKeys(id, at);
  const written = await write(deps, read.value, {
    ...facts,
    by,
    idempotencyKey: key,
    inputHash: hash,
    recipient,
    recipientSignature: signature,
  });
  if (!written) return (await startedBefore(deps, key, hash)) ?? lostRace();
  await startWorkflow(deps, id, written.position);
  return { ok: true, id, number: written.number, repeated: false };
}

async function write(
  { db }: StartDeps,
  input: HandoverInput,
  handover: NewHandover,
): Promise<{ number: string; position: Position } | null> {
  const { id, at, by } = handover;
  return db.transaction().execute(async (tx) => {
    const number = await insertHandover(tx, handover);
    if (number === null) return null;
    await touchHandover(tx, id, at);
    const position = await readPosition(tx, id);
    await writeAudit(tx, {
      handoverId: id,
      at,
      actor: by,
      action: 'handover.started',
      details: {
        number,
        items: handover.items.length,
        authority: handover.authority.kind,
        ...(input.note ? { note: input.note } : {}),
      },
    });
    return { number, position };
  });
}

async function startedBefore(
  { db }: StartDeps,
  key: string | null,
  hash: Buffer | null,
): Promise<StartResult | undefined> {
  const earlier = key === null ? undefined : await findByIdempotencyKey(db, key);
  if (!earlier) return undefined;
  if (!hash?.equals(earlier.inputHash)) {
    return keyProblem(
      'key_reused',
      `This key started ${earlier.number} with another input. Use a new key for a new handover, or send the first input again.`,
    );
  }
  return { ok: true, id: earlier.id, number: earlier.number, repeated: true };
}

function keyProblem(code: 'invalid' | 'key_reused', message: string): StartResult {
  return { ok: false, code, problems: [{ path: 'Idempotency-Key', message }] };
}

function lostRace(): never {
  throw new Error('the handover was not written, and no other has its key');
}

async function startWorkflow(deps: StartDeps, id: string, position: Position): Promise<void> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    patience = setTimeout(() => resolve('late'), START_PATIENCE);
  });
  try {
    const started = deps.workflows.start(id, position).then(() => 'started' as const);
    // Whoever was too late to be waited for may still fail without anybody listening.
    started.catch(() => undefined);
    if ((await Promise.race([started, late])) === 'started') await startDone(deps.db, id);
    else deps.log.warn({ handover: id }, 'the workflow engine is slow; the worker starts it');
  } catch (error) {
    deps.log.warn(
      { handover: id, error: describeForLog(error) },
      'the workflow engine is away; the worker starts it',
    );
  } finally {
    clearTimeout(patience);
  }
}
