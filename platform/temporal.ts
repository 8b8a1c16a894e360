import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { randomBytes } from 'node:crypto';

/** Keyword search attribute on every handover's workflow: its stage. Ensured at each boot. */
export const STAGE_ATTRIBUTE = 'HandoverStage';

/** `worker-1f3a`: short, because it is written into every event; without the host's name or the pid. */
export function shortIdentity(process: string): string {
  return `${process}-${randomBytes(2).toString('hex')}`;
}

export interface TemporalClient {
  client: Client;
  connection: Connection;
  namespace: string;
  close(): Promise<void>;
}

/**
 * Connects lazily: the process starts, and answers, while the server is away. The standard TEMPORAL_*
 * variables decide where (https://docs.temporal.io/develop/environment-configuration).
 * `failureConverterPath` and codecs must be those of the worker.
 */
export function connectTemporal(process: string, dataConverter?: DataConverter): TemporalClient {
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const connection = Connection.lazy(connectionOptions);
  const client = new Client({
    connection,
    namespace,
    identity: shortIdentity(process),
    ...(dataConverter === undefined ? {} : { dataConverter }),
  });
  return { client, connection, namespace, close: () => connection.close() };
}
