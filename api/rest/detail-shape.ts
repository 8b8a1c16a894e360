import type { MessageWithText } from '../../db/handover-read';
import type { InboundLine } from '../../db/inbound-read';
import type { ItemRow } from '../../db/items';
import type { TaskLine } from '../../db/task-pages';
import type { CameShape, ItemShape, MessageShape, TaskShape } from './detail-schemas';
import { maskLinks } from '../../domain/links/mask-links';
import { instantOf } from './handover-shape';

export function itemShape(row: ItemRow): ItemShape {
  return {
    id: row.id,
    position: row.position,
    catalogueNumber: row.catalogue_number,
    group: row.group_name,
    name: row.name,
    kind: row.kind,
    scope: row.scope,
    criticality: row.criticality,
    unrecoverable: row.unrecoverable,
    recoveryWorkingDays: row.recovery_working_days,
    onlyTheyCanRelease: row.only_they_can_release,
    replyFields: row.reply_fields,
    state: row.state,
    answer: row.answer_type && {
      type: row.answer_type,
      at: instantOf(row.answered_at),
      promisedUntil: instantOf(row.promised_until),
      refusalReason: row.refusal_reason,
    },
    rejectionNote: row.rejection_note,
    waiveReason: row.waive_reason,
    settledAt: instantOf(row.settled_at),
  };
}

export function messageShape(row: MessageWithText): MessageShape {
  return {
    id: row.id,
    step: row.step_key,
    template: row.template,
    subject: row.subject,
    to: { name: row.to_name, email: row.to_address },
    messageId: row.message_id,
    outcome: row.outcome,
    outcomeAt: row.outcome_at.toISOString(),
    serverReply: row.server_reply,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    text: maskLinks(row.body_text),
  };
}

export function cameShape(row: InboundLine): CameShape {
  return {
    id: row.id,
    kind: row.kind,
    contact: row.contactName,
    placedBy: row.place_in === null ? row.matched_by : 'person',
    believed: !row.forged,
    status: row.status,
    aboutMessageId: row.about_message_id,
    receivedAt: row.received_at.toISOString(),
    lines: row.lines,
    attachments: row.attachments,
    attachmentsHeld: row.held,
    firstOpenedAt: instantOf(row.first_opened_at),
  };
}

export function taskShape(row: TaskLine): TaskShape {
  return {
    id: row.id,
    reason: row.reason,
    state: row.state,
    itemId: row.itemId,
    item: row.itemName,
    group: row.groupName,
    criticality: row.criticality,
    dueAt: row.dueAt.toISOString(),
    begunAt: instantOf(row.begunAt),
    finishedAt: instantOf(row.finishedAt),
    owner: row.ownerName,
    ownerRole: row.ownerRole,
    blocks: row.blocks,
    inCircle: row.inCircle,
    handoverId: row.handoverId,
    client: row.clientName,
    blocked:
      row.blockedReason && row.blockedUntil
        ? { reason: row.blockedReason, lookAgainAt: row.blockedUntil.toISOString() }
        : null,
  };
}
