import { Connection } from '@temporalio/client';
import type { ConnectionOptions } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { setTimeout as sleep } from 'node:timers/promises';
import { STAGE_ATTRIBUTE } from '../platform/temporal';

const KEYWORD = temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
const READY_MS = 30_000;
const ALREADY_EXISTS = 6;

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * Waits for the server and sees to it that the namespace knows our search attribute, at each boot: a
 * workflow that upserts an unknown one fails its task and retries for ever. Throws when it stays away.
 */
export async function ensureAttributes(
  options: ConnectionOptions,
  namespace: string,
  stillRunning: () => boolean = () => true,
): Promise<void> {
  const until = Date.now() + READY_MS;
  for (;;) {
    const connection = Connection.lazy({ ...options, connectTimeout: 2_000 });
    try {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({
        namespace,
      });
      if (!(STAGE_ATTRIBUTE in customAttributes)) {
        await connection.operatorService.addSearchAttributes({
          namespace,
          searchAttributes: { [STAGE_ATTRIBUTE]: KEYWORD },
        });
      }
      return;
    } catch (error) {
      if (codeOf(error) === ALREADY_EXISTS) return;
      if (Date.now() > until || !stillRunning()) throw error;
    } finally {
      await connection.close();
    }
    await sleep(100);
  }
}
