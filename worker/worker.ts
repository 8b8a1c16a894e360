import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities';
import type { ActivityDeps } from '../activities/deps';

export interface WorkerParts {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  workflowBundle: WorkflowBundleOption;
  deps: ActivityDeps;
  /** Short: it is written into every event. */
  identity: string;
}

const CACHED_WORKFLOWS = 500;
const ACTIVITIES_AT_ONCE = 40;

/** The worker that runs handovers. It says nothing of itself but its identity; build ids are not used. */
export async function createHandoverWorker(parts: WorkerParts): Promise<Worker> {
  return Worker.create({
    connection: parts.connection,
    namespace: parts.namespace,
    taskQueue: parts.taskQueue,
    workflowBundle: parts.workflowBundle,
    activities: createActivities(parts.deps),
    identity: parts.identity,
    maxCachedWorkflows: CACHED_WORKFLOWS,
    maxConcurrentActivityTaskExecutions: ACTIVITIES_AT_ONCE,
    shutdownGraceTime: '30s',
  });
}
