import { z } from 'zod';

/** The parts of the API's answers that the command line shows; the rest passes through with --json. */
const instant = z.string().nullable();

export const startedAnswer = z.looseObject({
  id: z.string(),
  number: z.string(),
  repeated: z.boolean(),
  page: z.string(),
});

export const handoverAnswer = z.looseObject({
  id: z.string(),
  number: z.string(),
  stage: z.string(),
  pausedAt: instant,
  stalled: z.object({ reason: z.string(), since: z.string() }).nullable(),
  client: z.looseObject({ name: z.string() }),
  previousMsp: z.looseObject({ name: z.string(), timeZone: z.string() }),
  reference: z.string().nullable(),
  items: z.looseObject({
    total: z.number(),
    outstanding: z.number(),
    criticalOutstanding: z.number(),
    answered: z.number(),
    promised: z.number(),
    refused: z.number(),
  }),
  tasks: z.looseObject({ open: z.number(), done: z.number() }),
  messagesSent: z.number(),
  receipts: z.number(),
  nextStep: z.object({ key: z.string(), at: z.string() }).nullable(),
  deadlineAt: instant,
  lastActivityAt: z.string(),
  page: z.string(),
});
export type HandoverAnswer = z.output<typeof handoverAnswer>;

export const detailAnswer = handoverAnswer.extend({
  accountManager: z.looseObject({ name: z.string(), email: z.string() }),
  criticalDueAt: instant,
  authority: z
    .looseObject({ kind: z.string(), state: z.string(), signedAt: instant, signedOn: instant })
    .nullable(),
  contacts: z.array(
    z.looseObject({
      id: z.string(),
      rung: z.string(),
      name: z.string(),
      email: z.string(),
      bouncedAt: instant,
      removedAt: instant,
    }),
  ),
  steps: z.array(
    z.looseObject({
      key: z.string(),
      rungs: z.array(z.string()),
      dueAt: z.string(),
      state: z.string(),
      takenAt: instant,
      skipReason: z.string().nullable(),
    }),
  ),
});
export type DetailAnswer = z.output<typeof detailAnswer>;

export const listAnswer = z.looseObject({
  handovers: z.array(handoverAnswer),
  nextCursor: z.string().nullable(),
});

export const itemsAnswer = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), position: z.number(), name: z.string() })),
});

export const tasksAnswer = z.looseObject({
  tasks: z.array(
    z.looseObject({
      reason: z.string(),
      state: z.string(),
      item: z.string(),
      criticality: z.string(),
      dueAt: z.string(),
      owner: z.string().nullable(),
      ownerRole: z.string(),
      blocks: z.number(),
      blocked: z.looseObject({ reason: z.string() }).nullish(),
    }),
  ),
});

export const logAnswer = z.looseObject({
  events: z.array(
    z.looseObject({
      seq: z.number(),
      at: z.string(),
      actor: z.string(),
      action: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  nextBefore: z.number().nullable(),
});

export const auditAnswer = z.looseObject({
  intact: z.boolean(),
  chains: z.number(),
  events: z.number(),
  handoverId: z.string().nullable(),
  lastAnchor: z.looseObject({ day: z.string(), sha256: z.string() }).nullable(),
  broken: z.array(
    z.looseObject({
      handoverId: z.string().nullable(),
      number: z.string().nullable(),
      brokenAt: z.number(),
    }),
  ),
});

const brokenPlace = z.looseObject({
  handoverId: z.string().nullable(),
  number: z.string().nullable(),
  brokenAt: z.number(),
});

export const anchoredAnswer = z.looseObject({ missing: z.array(brokenPlace) });

export const decisionAnswer = z.looseObject({
  id: z.string(),
  reason: z.string(),
  openedAt: z.string(),
  items: z.array(z.looseObject({ position: z.number(), name: z.string() })),
  outcome: z.string().nullable(),
});
export type DecisionAnswer = z.output<typeof decisionAnswer>;
export const decisionsAnswer = z.looseObject({ decisions: z.array(decisionAnswer) });

export const previewAnswer = z.looseObject({
  step: z.looseObject({ template: z.string(), dueAt: z.string() }),
  goes: z.string(),
  why: z.string().nullable(),
  attachments: z.array(z.string()),
  messages: z.array(
    z.looseObject({
      name: z.string(),
      email: z.string(),
      subject: z.string(),
      text: z.string(),
      edited: z.boolean(),
    }),
  ),
});
export type PreviewAnswer = z.output<typeof previewAnswer>;

export const noticeAnswer = z.looseObject({
  preparedAt: instant,
  preparedBy: z.string().nullable(),
  requireBy: instant,
  signatory: z.looseObject({ name: z.string(), title: z.string() }).nullable(),
  postedOn: z.string().nullable(),
  postedBy: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  proofs: z.array(z.looseObject({})),
});
export type NoticeAnswer = z.output<typeof noticeAnswer>;

export const proofsAnswer = z.looseObject({ proofs: z.number() });

export const packagesAnswer = z.looseObject({
  packages: z.array(
    z.looseObject({
      number: z.number(),
      madeAt: z.string(),
      items: z.number(),
      bytes: z.number(),
      downloadedAt: instant,
      confirmedAt: instant,
      confirmedBy: z.string().nullable(),
      replacedAt: instant,
    }),
  ),
});

const swapSlot = z.looseObject({ startsAt: z.string(), agreedAt: instant });
export const swapSlotsAnswer = z.looseObject({ slots: z.array(swapSlot) });
export const swapsAnswer = z.looseObject({
  swaps: z.array(swapSlot.extend({ position: z.number(), item: z.string() })),
});
