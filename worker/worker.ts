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

/** Short, because it is written into three events of every step; versioning by build is not used. */
const BUILD = {
  useWorkerVersioning: false,
  version: { buildId: '1', deploymentName: 'h' },
} as const;
const CACHED_WORKFLOWS = 500;
const ACTIVITIES_AT_ONCE = 40;

/** The worker that runs handovers. */
export async function createHandoverWorker(parts: WorkerParts): Promise<Worker> {
  return Worker.create({
    connection: parts.connection,
    namespace: parts.namespace,
    taskQueue: parts.taskQueue,
    workflowBundle: parts.workflowBundle,
    activities: createActivities(parts.deps),
    identity: parts.identity,
    workerDeploymentOptions: BUILD,
    maxCachedWorkflows: CACHED_WORKFLOWS,
    maxConcurrentActivityTaskExecutions: ACTIVITIES_AT_ONCE,
    shutdownGraceTime: '30s',
  });
}
