import type { FastifyReply } from 'fastify';
import type { Reason } from '../../../domain/reveal/reason';
import { reasonInWords } from '../../../templates/pages/console/reveal-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { formOf } from '../form';
import { openItem } from './open-item';
import type { RevealScene } from './scene';

/**
 * Shows what an item holds, for the seconds of the rules. Call it only after the look is in the log and
 * committed. Throws KeyGone, CannotOpen.
 */
export async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  { scene, look, reason }: { scene: RevealScene; look: string; reason: Reason },
): Promise<FastifyReply> {
  const form = formOf(reply.request);
  const withSeed = form.get('seed') !== null;
  const revealed = await openItem(deps, scene.item, { withSeed, at: deps.clock.now() });
  const covered = form.get('how') === 'copy';
  const { shownSeconds: seconds } = scene.rules;
  // Refresh as a header: it works without scripts, and the page is gone from view when the time is over.
  reply.header('refresh', `${seconds}; url=${scene.back}`);
  return reply.page('console/reveal-shown', {
    section: 'onboardings',
    title: `${scene.item.name}, revealed`,
    ...scene,
    ...revealed,
    credentials: revealed.credentials.map(({ number, fields }) => ({
      number,
      fields: fields.map((field) => ({ ...field, covered: covered && field.secret })),
    })),
    look,
    reason: reasonInWords(reason.purpose, reason.words),
    seconds,
  });
}
