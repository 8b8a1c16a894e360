import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../domain/problem';

/** Whether an address is reached from this machine only (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Answers only to names of its own, because a foreign name that resolves to this machine ("DNS rebinding")
 * would make a stranger's page same-origin with ours.
 */
export function registerOwnHost(app: FastifyInstance, ownUrl: string): void {
  const own = new URL(ownUrl).hostname;
  app.addHook('onRequest', async (request) => {
    const host = request.hostname.replace(/^\[|\]$/g, '');
    if (host === own || isLoopback(host)) return;
    throw new Refusal('unknown_host', `This site is reached at ${ownUrl}.`);
  });
}
