import type { FastifyReply } from 'fastify';
import { listProofs, readNotice, readNoticeDossier } from '../../../db/formal-notices';
import type { FieldProblem } from '../../../domain/notice/check-notice';
import { refuseNotice } from '../../../domain/notice/notice-rules';
import type { Sender } from '../../../drafting/views';
import { noticeView } from '../../../drafting/notice-view';
import type { Typed } from '../../intake/read-notice';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { frameOf } from '../handover/frame';
import type { Loaded } from '../handover/loaded';
import { onFile } from './notice-form';

/** Who writes, as drafting needs it. */
export function senderOf({ config }: ConsoleDeps): Sender {
  return { us: config.msp, portalUrl: config.portalUrl };
}

export interface NoticeState {
  typed?: Typed;
  problems?: readonly FieldProblem[];
  refusal?: string;
  done?: string | undefined;
}

/** From paper to post: prepare, print and sign, record the posting, keep its proof. */
export async function noticePage(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  state: NoticeState,
): Promise<FastifyReply> {
  const { handover } = loaded.head;
  const { at } = loaded.reader;
  const [frame, dossier, notice, proofs] = await Promise.all([
    frameOf(deps, loaded, { tab: 'correspondence', done: state.done }),
    readNoticeDossier(deps.db, handover.id),
    readNotice(deps.db, handover.id),
    listProofs(deps.db, handover.id),
  ]);
  const required = noticeView(senderOf(deps), dossier, { at, requireBy: at }).items.length;
  const refusal = refuseNotice({
    stage: handover.stage,
    requestedAt: handover.requested_at,
    required,
  });
  const posted = notice?.posted_on ?? null;
  const problems = state.problems ?? [];
  return reply.page('console/handover-notice', {
    section: 'onboardings',
    title: `Formal notice, ${frame.title}`,
    frame,
    refusal: state.refusal ?? null,
    notYet: notice === undefined ? (refusal?.sentence ?? null) : null,
    required,
    step: loaded.steps.find((step) => step.template === 'formal-notice') ?? null,
    notice: notice ?? null,
    posted: posted === null ? null : new Date(`${posted}T12:00:00Z`),
    clientZone: dossier.client.time_zone,
    unknown: {
      recipient: dossier.previousMsp.address === null,
      sender: dossier.client.address === null,
    },
    proofs: proofs.map((proof, index) => ({
      number: index + 1,
      id: proof.id,
      at: proof.receivedAt,
      by: proof.uploadedBy.replace(/^staff:/, ''),
      sha256: proof.fingerprint.toString('hex'),
    })),
    values: { ...onFile(dossier, notice, at), ...state.typed },
    problems: {
      at: Object.fromEntries(problems.map(({ field, sentence }) => [field, sentence])),
    },
    wrong: problems.length,
  });
}
