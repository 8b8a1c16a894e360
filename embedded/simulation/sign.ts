import { LinkGone, linkOfToken } from '../../api/portal/link-guard';
import { signAuthority } from '../../db/authorities';
import { readLetter } from '../../db/portal-letters';
import { PORTAL_WORDS } from '../../templates/language/portal-languages';
import { consentWords } from '../../templates/language/signing-words';
import type { Life } from './random-handover';
import type { World } from './world';

/** The client's signatory signs by name, with the link from the mail. Does nothing without a link or a letter. */
export async function sign(
  world: World,
  life: Life,
  { token, at }: { token: string | undefined; at: Date },
): Promise<void> {
  if (token === undefined) return;
  const clock = { now: (): Date => at };
  const link = await linkOfToken({ ...world.portal, clock }, token, 'authority').catch(
    (error: unknown) => {
      // Withdrawn or expired meanwhile: the page says so, and the signatory does nothing more.
      if (error instanceof LinkGone) return null;
      throw error;
    },
  );
  if (link === null) return;
  const letter = await readLetter(world.portalDb, link.handoverId, 'authority');
  if (!letter) return;
  const { clientName: client, previousMspName: previousMsp } = link;
  await signAuthority(world.portalDb, {
    handoverId: link.handoverId,
    contactId: link.contactId,
    method: 'typed',
    name: life.signatory.name,
    title: life.signatory.title,
    consent: consentWords(
      { lang: 'en-GB', words: PORTAL_WORDS['en-GB'] },
      { client, previousMsp, msp: world.portal.config.msp.name },
    ),
    address: '192.0.2.7',
    timeZone: link.clientTimeZone,
    letterSha256: letter.sha256,
    file: null,
    at,
  });
}
