export interface SigningParties {
  client: string;
  previousMsp: string;
  msp: string;
}

/** What the signatory agrees to: shown beside the box, and stored as it was shown. */
export function consentWords({ client, previousMsp, msp }: SigningParties): string {
  return (
    `I have read the letter. I am entitled to sign for ${client}. I authorise ${msp} to receive, request, ` +
    `transfer and verify what the letter lists from ${previousMsp}, and I agree that my typed name is my signature.`
  );
}

/** Stored with a signed copy, where the consent is on the paper. */
export function uploadedConsentWords({ client, previousMsp, msp }: SigningParties): string {
  return `A signed copy of the letter was uploaded, by which ${client} authorises ${msp} towards ${previousMsp}.`;
}

/**
 * A message for the client's own mailbox: some laws let a recipient turn away what comes from an agent only,
 * unless the client itself has told it (BGB 174; letters.md, section 2).
 */
export function ownMessage(
  parties: SigningParties,
  signed: { name: string; title: string; number: string },
): { subject: string; body: string } {
  const { client, previousMsp, msp } = parties;
  return {
    subject: `${client}: our authority for ${msp}, request ${signed.number}`,
    body: `Hello,

we, ${client}, are moving our IT to ${msp}. I have authorised them in writing to receive, request, transfer and verify everything that ${previousMsp} holds for us.

You will get a letter from them, number ${signed.number}, with the list and a link to answer it. Please answer each item there, and please do not send passwords by mail.

If you are in doubt, ring me on a number that you already have.

Thank you for your help, and for the time that we worked together.

${signed.name}
${signed.title}
${client}
`,
  };
}
