import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { recipientMessage } from '../../vault/seal/recipient';
import { rawOf } from '../../vault/seal/x25519';
import { converse } from './conversation';
import type { FromPortal, ReadOrder, ToPortal } from './messages';

const BOUNDARY = 'nobody';
const part = (name: string, more = ''): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\nx\r\n`;
const FORM = `${part('note')}${part('files', '; filename="x"')}--${BOUNDARY}--\r\n`;

/** Reads a form of nobody's, sealed to nobody: what the first form needs is loaded and compiled before it comes. */
export async function warmUp(): Promise<void> {
  const said: FromPortal[] = [await nobodysOrder(), { say: 'stored', taken: true }];
  await new Promise<ToPortal>((resolve) => {
    void converse({
      hear: () => new Promise((hear) => said.splice(0, 1).forEach(hear)),
      tell: (message) => {
        if (message.say !== 'chunk') resolve(message);
      },
      form: Readable.from([Buffer.from(FORM)]),
      pages: new PassThrough(),
      sealed: new PassThrough().resume(),
    });
  });
}

async function nobodysOrder(): Promise<ReadOrder> {
  const { bech32 } = await import('@scure/base');
  const signing = generateKeyPairSync('ed25519');
  const handoverId = randomUUID();
  const recipient = bech32.encodeFromBytes('age', rawOf(generateKeyPairSync('x25519').publicKey));
  return {
    say: 'read',
    contentType: `multipart/form-data; boundary=${BOUNDARY}`,
    likenessKey: Buffer.alloc(32),
    recipient: {
      handoverId,
      recipient,
      signature: sign(null, recipientMessage(handoverId, recipient), signing.privateKey),
      pinned: signing.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
    rules: {
      fields: { note: { as: 'note', most: 10 } },
      answer: { item: { kind: 'login', replyFields: [] }, today: '2000-01-01', spoken: [] },
      files: 'in chunks',
    },
  };
}
