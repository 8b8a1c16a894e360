import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../platform/paths';

export const CLIENT_ID = 'handover';
export const CLIENT_SECRET = 'a secret of thirty-two characters';

/** What the service says of somebody, by their subject. */
export type People = Readonly<Record<string, { email?: string; email_verified?: boolean }>>;

export interface OidcProvider {
  issuer: string;
  stop(): Promise<void>;
}

/** Starts a real OpenID Connect provider (oidc-provider), which sends people back to `redirectUri` alone. */
export async function startOidcProvider(
  redirectUri: string,
  people: People,
): Promise<OidcProvider> {
  const client = {
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    redirect_uris: [redirectUri],
  };
  const program = path.join(projectRoot(), 'test', 'support', 'oidc-provider.mjs');
  const child = spawn(process.execPath, [program, JSON.stringify({ client, people })], {
    // It warns of its own settings for a development; what else it says is in the error of a test that fails.
    stdio: ['pipe', 'pipe', process.env.OIDC_LOG ? 'inherit' : 'ignore'],
  });
  const [issuer] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    issuer,
    stop: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

/** A browser at the provider: its cookies, and how it gets from our question to the answer's address. */
export class AtProvider {
  private readonly cookies = new Map<string, string>();
  /** What the provider asked for last; null when it asked for nothing. */
  prompted: string | null = null;

  /**
   * Follows where we send people, signs in as `sub` (proven `age` seconds ago) if asked, and returns the address
   * that the provider sends the browser back to.
   */
  async answer(url: string, who: { sub: string; age?: number; refuse?: true }): Promise<URL> {
    const { origin } = new URL(url);
    let next = url;
    let method = 'GET';
    this.prompted = null;
    for (let hop = 0; hop < 8; hop++) {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(next, { method, redirect: 'manual', headers: { cookie } });
      this.keep(response);
      const body = await response.text();
      const to = response.headers.get('location');
      method = 'GET';
      if (to === null) {
        this.prompted = /^asks for (\w+)/.exec(body)?.[1] ?? null;
        if (this.prompted === null) throw new Error(`${String(response.status)} ${body}`);
        method = 'POST';
        const form = new URLSearchParams({ sub: who.sub, age: String(who.age ?? 0) });
        if (who.refuse) form.set('refuse', '1');
        next = `${next}?${form.toString()}`;
        continue;
      }
      const target = new URL(to, next);
      if (target.origin !== origin) return target;
      next = target.href;
    }
    throw new Error('the provider goes round in circles');
  }

  private keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
