import { isPublicMailbox } from '../contacts/public-mailboxes';
import { Refusal } from '../problem';

/** Whose sites our words may name: those of the people that they are about, and our own. */
export interface KnownSites {
  /** Of everybody who is written to in this handover, and our own. Mailboxes of a public provider lead nowhere. */
  addresses: readonly string[];
  /** The portal's page on which anybody can check us; nothing else of the portal may be named. */
  verifyUrl: string;
}

/** What a mail program makes a link of: a scheme, www., or a name with a path. A bare name may be an item's. */
const LINKS =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+|(?<![@\w.-])(?:[\p{L}\d-]+\.)+\p{L}{2,24}(?::\d+)?[/?#]\S*/giu;
const AFTER = /[)\]}>"'”’.,;:!?]+$/;

/**
 * Why what a person of ours wrote to the previous MSP or the client cannot name a web address, or null. It is read
 * in our mails and on the reader's own page, beside the reader's own link: whoever learns to follow other links
 * there learns to be deceived.
 */
export function refuseLinks(texts: readonly (string | null)[], known: KnownSites): Refusal | null {
  const written = texts.flatMap((text) => [...(text ?? '').matchAll(LINKS)].map(([link]) => link));
  for (const link of written.map((one) => one.replace(AFTER, ''))) {
    const url = readUrl(link);
    const { origin } = new URL(known.verifyUrl);
    if (url?.origin === origin) {
      if (url.href === new URL(known.verifyUrl).href) continue;
      return new Refusal(
        'own_link',
        'Every message brings its reader’s own link by itself. Take the address out, or name the page on which we can be checked.',
      );
    }
    const homes = known.addresses
      .map(domainOf)
      .filter((domain) => url && isAtHome(url.hostname, domain));
    if (homes.some((domain) => !isPublicMailbox(domain))) continue;
    return foreign((url?.hostname ?? link).slice(0, 80), homes[0] ?? null);
  }
  return null;
}

function foreign(host: string, provider: string | null): Refusal {
  const why =
    provider === null
      ? `this is somebody else’s: ${host}`
      : `${host} is none of theirs: anybody may have a mailbox at ${provider}, and pages there`;
  return new Refusal(
    'foreign_link',
    `A message of ours leads to no site but those of whom it is about, and ${why}. Say in words where to look, or send the address from your own mailbox.`,
  );
}

/** Null for what is no plain web address: another scheme, or a name before the host that hides it. */
function readUrl(link: string): URL | null {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(link) ? link : `https://${link}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return plain ? url : null;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function isAtHome(host: string, domain: string): boolean {
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
