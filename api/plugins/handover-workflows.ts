import type { HandoverWorkflows as AllOfThem } from '../../workflows/client/handover-client';

/** What the staff's processes may ask of the workflows: telling them of answers is the worker's. */
export type HandoverWorkflows = Pick<AllOfThem, 'start' | 'command'>;
