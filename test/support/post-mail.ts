import nodemailer from 'nodemailer';

export interface PostedMail {
  /** '' is the null sender. */
  from: string;
  to: string;
  raw: Buffer | string;
}

/** Hands a mail to an SMTP server as the sender's own server would; rejects with the server's refusal. */
export async function postMail(smtpUrl: string, { from, to, raw }: PostedMail): Promise<string> {
  const transport = nodemailer.createTransport({ url: smtpUrl, connectionTimeout: 5_000 });
  try {
    const sent = await transport.sendMail({ envelope: { from, to: [to] }, raw });
    return sent.response;
  } finally {
    transport.close();
  }
}
