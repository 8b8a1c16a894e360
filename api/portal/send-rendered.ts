import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RenderedPage } from './rendered-pages';

/**
 * A page from memory, a fifth of its size for browsers that take it so (RFC 9110, 8.4): nothing that the request said
 * stands in it, so its compressed length tells nobody anything. It has no validator, because no browser may keep it
 * (security.md, S16).
 */
export function sendRendered(
  request: FastifyRequest,
  reply: FastifyReply,
  { html, gzipped }: RenderedPage,
): FastifyReply {
  const takes = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  reply.header('content-type', 'text/html; charset=utf-8');
  reply.header('vary', 'accept-encoding');
  if (takes) reply.header('content-encoding', 'gzip');
  return reply.send(takes ? gzipped : html);
}
