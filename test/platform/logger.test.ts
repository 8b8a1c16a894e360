import { createLogger } from '../../platform/logger';

const TOKEN = 'q3Jx0Wc2mTt7_sVb-9nYlEoKzRaUdHfG5iP8wN1eXc4';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  write(createLogger('portal', 'info', { write: (line: string) => (text += line) }));
  return text;
}

describe('the log', () => {
  it('never holds a link token: not from a path, an error or its cause', () => {
    const text = logged((log) => {
      log.info({ req: { method: 'GET', url: `/r/${TOKEN}?x=${TOKEN}` } }, 'request');
      log.info({ req: { method: 'POST', url: `/a/${TOKEN}/open` } }, 'request');
      const cause = new Error(`cannot open ${TOKEN}`);
      log.error({ err: new Error(`fetch http://x/r/${TOKEN} failed`, { cause }) }, 'failed');
    });
    expect(text).not.toContain(TOKEN);
    expect(text).toContain('/r/[token]');
    expect(text).toContain('/a/[token]/open');
  });

  it('never holds a cookie, a bearer token or a password', () => {
    const text = logged((log) => {
      log.info({ headers: { cookie: 'link=geheim', authorization: 'Bearer geheim' } }, 'a');
      log.info({ req: { method: 'GET', url: '/', headers: { cookie: 'geheim' } } }, 'b');
      log.info({ database: { password: 'geheim' }, token: 'geheim' }, 'c');
    });
    expect(text).not.toContain('geheim');
  });

  it('says which process speaks, and when', () => {
    expect(
      JSON.parse(
        logged((log) => {
          log.info('ready');
        }),
      ),
    ).toMatchObject({
      process: 'portal',
      msg: 'ready',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    });
  });
});
