/** Where a link in a mail leads, by what the link is for. */
export const landing = {
  reply: {
    title: '{{link.clientName}} asks you to hand over its access details',
    lead: '{{link.contactName}}, this is your own way in. {{msp.name}} is the new IT provider of {{link.clientName}} and collects what {{link.previousMspName}} still holds for them.',
    signed:
      '{{link.clientName}} has authorised this in writing, signed by {{signed.name}}, {{signed.title}}. The letter is on the next page.',
    open: 'See what is asked for',
  },
  client: {
    title: '{{link.previousMspName}} says that {{link.clientName}} has some of it',
    lead: '{{link.contactName}}, {{msp.name}} takes over the IT of {{link.clientName}}. Some of what it needs is with you, says {{link.previousMspName}}. The next page lists it; you can send it there safely, or say that you do not have it.',
    open: 'See what it is',
  },
  package: {
    title: 'A sealed package for {{link.clientName}}',
    lead: '{{link.contactName}}, {{link.previousMspName}} has handed over items that stay with {{link.clientName}}. {{msp.name}} has collected and sealed them for you; nobody else can open them.',
    open: 'See the package',
  },
  counsel: {
    title: 'The evidence file of {{link.clientName}}',
    lead: '{{link.contactName}}, {{link.clientName}} has named you as its counsel for the handover from {{link.previousMspName}}. The file holds records only: no opinion, and no secret.',
    open: 'See the file',
  },
  authority: {
    title: 'Your signature lets {{msp.name}} take over',
    lead: '{{link.contactName}}, {{link.clientName}} is moving its IT from {{link.previousMspName}} to {{msp.name}}. Before {{link.previousMspName}} may release anything to us, it needs your written permission.',
    open: 'Read the letter and sign',
  },
  inDoubt:
    'In doubt? <a href="/verify">Check that our letter is ours</a>, or ring {{link.clientName}} on a number that you already have. Please do not forward this link: it is yours alone.',
  inDoubtClient:
    'In doubt? <a href="/verify">Check that our letter is ours</a>, or ring your account manager on a number that you already have. Please do not forward this link: it is yours alone.',
};
