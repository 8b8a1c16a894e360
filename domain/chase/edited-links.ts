import { Refusal } from '../problem';

/** Whose sites a message of ours may name: those of the people that it is about, and our own. */
export interface KnownSites {
  /** Of everybody who is written to in this handover, and our own. */
  addresses: readonly string[];
  /** The portal's page on which anybody can check us; nothing else of the portal may be named. */
  verifyUrl: string;
}

/** What a mail program makes a link of: a scheme, www., or a name with a path. A bare name may be an item's. */
const LINKS =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+|(?<![@\w.-])(?:[\p{L}\d-]+\.)+\p{L}{2,24}(?::\d+)?[/?#]\S*/giu;
const AFTER = /[)\]}>"'”’.,;:!?]+$/;

/**
 * Why an edited message cannot name a web address, or null. It leaves under our signature, in the thread of the
 * letter, beside the reader's own link: whoever learns to follow other links there learns to be deceived.
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
    if (url && known.addresses.some((address) => isAtHome(url.hostname, address))) continue;
    return new Refusal(
      'foreign_link',
      `A message of ours leads to no site but those of whom it is about, and this is somebody else’s: ${(url?.hostname ?? link).slice(0, 80)}. Say in words where to look, or send the address from your own mailbox.`,
    );
  }
  return null;
}

/** Null for what is no plain web address: another scheme, or a name before the host that hides it. */
function readUrl(link: string): URL | null {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(link) ? link : `https://${link}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return plain ? url : null;
}

function isAtHome(host: string, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
