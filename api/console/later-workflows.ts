import type { HandoverWorkflows } from '../plugins/handover-workflows';

export interface LaterWorkflows extends HandoverWorkflows {
  close(): Promise<void>;
}

// `import()` is Node's own, which wants the file's whole name.
async function connect(): Promise<LaterWorkflows> {
  const [{ connectTemporal }, { handoverWorkflows }] = await Promise.all([
    import('../../platform/temporal.js'),
    import('../../workflows/client/handover-client.js'),
  ]);
  const temporal = connectTemporal('console');
  const workflows = handoverWorkflows(temporal.client);
  return {
    start: (id, position) => workflows.start(id, position),
    command: (...args) => workflows.command(...args),
    close: () => temporal.close(),
  };
}

/**
 * The workflow engine's client, loaded with the first command: it is a fifth of the memory of a console
 * that only shows pages.
 */
export function laterWorkflows(): LaterWorkflows {
  let connected: Promise<LaterWorkflows> | undefined;
  const client = (): Promise<LaterWorkflows> => {
    connected ??= connect().catch((error: unknown) => {
      connected = undefined;
      throw error;
    });
    return connected;
  };
  return {
    start: async (id, position) => (await client()).start(id, position),
    command: async (...args) => (await client()).command(...args),
    close: async () => {
      if (connected) await (await connected).close();
    },
  };
}
