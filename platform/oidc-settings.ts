/** Where staff sign in (OpenID Connect), as this installation is registered there. */
export interface OidcSettings {
  /** As the service writes it in its tokens. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The service's addresses are its own directory's: believed though it does not call them verified. */
  trustsEmails: boolean;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an issuer may be asked: by https, or on this very machine. */
export function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  if (search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

interface Given {
  HANDOVER_OIDC_ISSUER?: string | undefined;
  HANDOVER_OIDC_CLIENT_ID?: string | undefined;
  HANDOVER_OIDC_CLIENT_SECRET?: string | undefined;
  HANDOVER_OIDC_TRUST_EMAIL: boolean;
}

/** All of it or nothing: `wrong` has a sentence for each part that is missing. */
export function oidcSettings(given: Given): { oidc: OidcSettings | undefined; wrong: string[] } {
  const issuer = given.HANDOVER_OIDC_ISSUER;
  const clientId = given.HANDOVER_OIDC_CLIENT_ID;
  const clientSecret = given.HANDOVER_OIDC_CLIENT_SECRET;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) {
    return { oidc: undefined, wrong: [] };
  }
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) {
    const trustsEmails = given.HANDOVER_OIDC_TRUST_EMAIL;
    return { oidc: { issuer, clientId, clientSecret, trustsEmails }, wrong: [] };
  }
  const parts = {
    HANDOVER_OIDC_ISSUER: issuer,
    HANDOVER_OIDC_CLIENT_ID: clientId,
    HANDOVER_OIDC_CLIENT_SECRET: clientSecret,
  };
  const wrong = Object.entries(parts)
    .filter(([, value]) => value === undefined)
    .map(([name]) => `The setting ${name} is needed beside the other HANDOVER_OIDC_ settings.`);
  return { oidc: undefined, wrong };
}
