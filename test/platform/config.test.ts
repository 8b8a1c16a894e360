import path from 'node:path';
import { ConfigError, readConfig, required } from '../../platform/config';

function problems(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
  }
  return [];
}

describe('settings', () => {
  it('need nothing to be set', () => {
    expect(readConfig({})).toMatchObject({
      home: path.resolve('.data'),
      host: '127.0.0.1',
      consolePort: 3000,
      portalPort: 3001,
      mailboxPort: 3002,
      smtpPort: 3025,
      portalUrl: 'http://localhost:3001',
      production: false,
      databaseUrl: undefined,
    });
  });

  it('names every wrong one at once, each in a sentence', () => {
    expect(
      problems({
        HANDOVER_CONSOLE_PORT: 'eighty',
        HANDOVER_PORTAL_PORT: '70000',
        DATABASE_URL: 'mysql://x',
        HANDOVER_PORTAL_URL: 'reply.example.com',
        HANDOVER_MAIL_FROM: 'nobody',
        HANDOVER_SIGNING_PUBLIC_KEY: 'zzz',
      }),
    ).toEqual([
      'The setting HANDOVER_CONSOLE_PORT must be a port number, 1 to 65535.',
      'The setting HANDOVER_PORTAL_PORT must be a port number, 1 to 65535.',
      'The setting HANDOVER_PORTAL_URL must be an address like https://reply.example.com, without a path.',
      'The setting DATABASE_URL must be an address like postgres://user:password@host:5432/database.',
      'The setting HANDOVER_MAIL_FROM must be like Northgate IT <handover@northgate.example>.',
      'The setting HANDOVER_SIGNING_PUBLIC_KEY must be an Ed25519 public key in PEM.',
    ]);
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig({ HANDOVER_HOME: '', DATABASE_URL: '' }).databaseUrl).toBeUndefined();
  });

  it('follows the port in the addresses that go into links, unless told the public one', () => {
    expect(readConfig({ HANDOVER_PORTAL_PORT: '4001' }).portalUrl).toBe('http://localhost:4001');
    expect(readConfig({ HANDOVER_PORTAL_URL: 'https://reply.example.com/' }).portalUrl).toBe(
      'https://reply.example.com',
    );
  });

  it('takes a sender as a name and an address', () => {
    expect(
      readConfig({ HANDOVER_MAIL_FROM: '"Acme IT, Ltd" <keys@acme.example>' }).mailFrom,
    ).toEqual({ name: 'Acme IT, Ltd', address: 'keys@acme.example' });
  });

  it('take a sign-in service whole or not at all, by https or on this machine', () => {
    const whole = {
      HANDOVER_OIDC_ISSUER: 'https://login.example.com/tenant/v2.0',
      HANDOVER_OIDC_CLIENT_ID: 'handover',
      HANDOVER_OIDC_CLIENT_SECRET: 'sixteen characters',
    };
    expect(readConfig({}).oidc).toBeUndefined();
    expect(readConfig(whole).oidc).toMatchObject({ clientId: 'handover', trustsEmails: false });
    expect(problems({ HANDOVER_OIDC_CLIENT_ID: 'handover' })).toEqual([
      'The setting HANDOVER_OIDC_ISSUER is needed beside the other HANDOVER_OIDC_ settings.',
      'The setting HANDOVER_OIDC_CLIENT_SECRET is needed beside the other HANDOVER_OIDC_ settings.',
    ]);
    for (const issuer of ['http://login.example.com', 'login.example.com', 'https://a.example?b']) {
      expect(problems({ ...whole, HANDOVER_OIDC_ISSUER: issuer })).toEqual([
        'The setting HANDOVER_OIDC_ISSUER must be an address like https://login.example.com, as its tokens name it.',
      ]);
    }
  });

  it('says which setting a process cannot do without', () => {
    expect(() => required(readConfig({}).databaseUrl, 'DATABASE_URL')).toThrow(
      'The setting DATABASE_URL is needed here.',
    );
  });
});
