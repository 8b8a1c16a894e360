import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { toolPath } from './tools';

export interface TimeStamping {
  url: string;
  /** The certificate of the authority that a reader trusts, in PEM. */
  caFile: string;
  /** Answers each question with the answer to the first one: a stamp for something else. */
  replay: boolean;
  stop(): Promise<void>;
}

const CONFIG = `[tsa]
default_tsa = t
[t]
serial = ./serial
signer_cert = ./tsa.pem
certs = ./ca.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;
const EXTENSIONS = 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n';

/** A time-stamping authority of OpenSSL's own (`openssl ts -reply`), asked over HTTP as RFC 3161 has it. */
export async function startTimeStamping(): Promise<TimeStamping> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tsa-'));
  const openssl = (...args: string[]): void => {
    const done = spawnSync(toolPath('openssl'), args, { cwd: folder });
    if (done.status !== 0) throw new Error(`openssl ${args[0] ?? ''}: ${done.stderr.toString()}`);
  };
  const put = (name: string, text: string) => writeFile(path.join(folder, name), text);
  await Promise.all([put('tsa.cnf', CONFIG), put('ext', EXTENSIONS), put('serial', '01\n')]);
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Test CA',
    '-days',
    '9000',
  );
  openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Test TSA');
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'tsa.pem',
    '-days',
    '9000',
    '-extfile',
    'ext',
  );
  let first: Buffer | undefined;
  const server = createServer((request, response) => {
    void (async () => {
      await writeFile(path.join(folder, 'q.tsq'), await buffer(request));
      openssl('ts', '-reply', '-queryfile', 'q.tsq', '-config', 'tsa.cnf', '-out', 'a.tsr');
      const answer = await readFile(path.join(folder, 'a.tsr'));
      first ??= answer;
      response.setHeader('content-type', 'application/timestamp-reply');
      response.end(authority.replay ? first : answer);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority: TimeStamping = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/stamp`,
    caFile: path.join(folder, 'ca.pem'),
    replay: false,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
  return authority;
}
