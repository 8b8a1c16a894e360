export type { HandoverWorkflows } from '../../workflows/client/handover-client';
