import type { Configuration } from 'openid-client' with { 'resolution-mode': 'import' };
import type { OidcSettings } from '../../../../platform/oidc-settings';

/** What one attempt to sign in has to remember until its answer comes. */
export interface Secrets {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who signed in, as the service says. */
export interface SignedIn {
  issuer: string;
  subject: string;
  /** Null where the service does not vouch for one. */
  email(): Promise<string | null>;
}

export interface SignInService {
  /** Where to send somebody who signs in; `anew` when they must prove it again, whatever the service remembers. */
  begin(anew: boolean): Promise<Secrets & { url: URL }>;
  /**
   * Redeems the answer that came back. `within`: seconds ago, at most, that they proved who they are; undefined
   * for any time. Throws when anything about the answer is not as it must be.
   */
  finish(answer: URL, secrets: Secrets, within: number | undefined): Promise<SignedIn>;
}

const SECONDS_TO_ANSWER = 10;
const SCOPE = 'openid email profile';

/**
 * The house's sign-in service: authorization code with PKCE, state and nonce, the ID token's signature checked
 * against the service's keys (OpenID Connect Core; RFC 7636; RFC 9700). Asks for its description when it is
 * first needed, so that the console starts while it is away.
 */
export function signInService(settings: OidcSettings, redirectUri: string): SignInService {
  let known: Promise<Configuration> | undefined;
  const described = async (): Promise<Configuration> => {
    known ??= discover(settings);
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
  return {
    begin: async (anew) => {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge, ...random } =
        await import('openid-client');
      const config = await described();
      const verifier = random.randomPKCECodeVerifier();
      const [state, nonce] = [random.randomState(), random.randomNonce()];
      const url = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(anew ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { url, state, nonce, verifier };
    },
    finish: async (answer, { state, nonce, verifier }, within) => {
      const { authorizationCodeGrant, fetchUserInfo } = await import('openid-client');
      const config = await described();
      const tokens = await authorizationCodeGrant(config, answer, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
        ...(within === undefined ? {} : { maxAge: within }),
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the sign-in service sent no ID token');
      return {
        issuer: claims.iss,
        subject: claims.sub,
        // The short token need not carry an address; the service says it when asked (Core, 5.4).
        email: async () =>
          vouchedEmail(claims, settings) ??
          vouchedEmail(await fetchUserInfo(config, tokens.access_token, claims.sub), settings),
      };
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  // Marked as deprecated to be noticed: the settings let plain http pass to this machine alone.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { allowInsecureRequests: withoutTls, ...library } = await import('openid-client');
  const url = new URL(issuer);
  const config = await library.discovery(url, clientId, clientSecret, undefined, {
    timeout: SECONDS_TO_ANSWER,
    execute: url.protocol === 'http:' ? [withoutTls] : [],
  });
  library.enableNonRepudiationChecks(config);
  return config;
}

function vouchedEmail(
  claims: Readonly<Record<string, unknown>>,
  { trustsEmails }: OidcSettings,
): string | null {
  const { email, email_verified: verified } = claims;
  // An address that the service calls unverified is nobody's, whatever the setting says.
  const vouched = verified === true || (trustsEmails && verified === undefined);
  return vouched && typeof email === 'string' ? email : null;
}
