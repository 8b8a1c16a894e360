import type { MailTexts } from '../mail-words';

type ClientTemplate =
  | 'authority-request'
  | 'authority-reminder'
  | 'request-copy'
  | 'ask-client'
  | 'ask-client-reminder'
  | 'package'
  | 'package-reminder'
  | 'package-last';

/** To the client: its signature is asked for, and it learns what was sent. */
export const clientMail: Pick<MailTexts, ClientTemplate> = {
  'authority-request': {
    part: 'your signature',
    tone: 'formal',
    blocks: [
      {
        p: 'Before {{msp}} may hand anything to us, it needs your permission in writing. The paper is ready: it lets us request, receive, transfer and verify {{plural total "one item" "%n items"}} for {{client}}, until a date named in it, and you may withdraw it whenever you wish.',
      },
      { p: 'Please read it and sign. It takes two minutes, and no letter leaves before.' },
      { button: 'Read and sign' },
      {
        p: 'Not the person who signs for {{client}}? Reply with who does. On paper works as well: the page takes a signed copy.',
      },
    ],
  },
  'authority-reminder': [
    {
      part: 'your signature is the next step',
      tone: 'friendly',
      blocks: [
        {
          p: 'Everything for {{msp}} is written and waits for one thing: your name under the authority. The page shows every item it covers, {{total}} in all.',
        },
        { button: 'Sign the authority' },
      ],
    },
    {
      part: 'a question about the authority?',
      tone: 'friendly',
      blocks: [
        {
          p: 'Is there something in the text you would like different, or a second signatory to involve? Tell us and we adjust it the same day. If it reads well, the page is a few clicks long.',
        },
        { button: 'Look through the text' },
      ],
    },
    {
      part: 'dates move with the authority',
      tone: 'formal',
      blocks: [
        {
          p: 'The dates for {{msp}} count from the day you sign; the paper has been ready since {{waitingSince}}. {{#if criticalItems}}{{plural criticalItems "One of the items is" "%n of the items are"}} critical to your daily work, so every day gained is worth having.{{/if}}',
        },
        { button: 'Start the clock' },
      ],
    },
    {
      part: 'resting until we hear from you',
      tone: 'formal',
      blocks: [
        {
          p: 'We do not want to fill your mailbox, so this matter rests now. Your page remains valid{{#if usPhone}}, and a call to {{usPhone}} is just as good{{/if}}. As long as the authority is unsigned, {{client}} keeps depending on {{msp}} for all {{total}} items.',
        },
        { button: 'Take it up when ready' },
      ],
    },
  ],
  'ask-client': {
    part: '{{plural open "one item that is with you" "%n items that are with you"}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{msp}} tells us that {{client}} itself has the following. To look after your systems we need {{plural open "it" "them"}} from you:',
      },
      { list: 'outstanding', most: 40 },
      {
        p: 'Your page takes each of them safely, typed in or as a file; please send no password by email. If one is not with you, say so there, and we get it back another way.',
      },
      { button: 'Open your list' },
    ],
  },
  'ask-client-reminder': {
    part: '{{plural open "one item still with you" "%n items still with you"}}',
    tone: 'friendly',
    blocks: [
      { p: 'This is still to come from {{client}}, as far as {{msp}} knows:' },
      { list: 'outstanding', most: 40 },
      {
        p: 'Nobody knows where it is? That is an answer too: choose “We do not have it”, and nobody has to search. We will not write about this any more, but ring you.',
      },
      { button: 'Answer in two minutes' },
    ],
  },
  'request-copy': {
    part: 'request',
    keepsSubject: true,
    tone: 'formal',
    blocks: [
      {
        p: 'Today our letter went to {{msp}}; you find a copy attached. It asks for {{plural total "one item" "%n items"}}, the critical ones by {{criticalDue}} and all by {{allDue}}.',
      },
      {
        p: 'Please tell {{msp}} yourself too, from your own mailbox. Some laws let a recipient turn down what comes from a representative alone. These words are enough:',
      },
      {
        say: [
          '“{{us}} acts for {{client}} in handover {{no}}. Please give them what their letter of {{today}} lists.”',
        ],
      },
      { button: 'See the letter’s page' },
    ],
  },
  package: {
    part: 'a sealed package for you',
    tone: 'formal',
    blocks: [
      {
        p: 'From {{msp}} came {{plural total "one item that stays" "%n items that stay"}} with {{client}} and not with us. We have sealed {{plural total "it" "them"}} in one package for you.',
      },
      {
        p: '{{#if ownKey}}It opens with the age key that you gave us, and with nothing else.{{else}}We tell you its passphrase by telephone, never by mail.{{/if}} The page says how to open it.',
      },
      { button: 'Fetch the package' },
      {
        p: 'Please confirm on the page once you have opened it. We then remove what is in it from our vault, and keep only the record that you have it.',
      },
    ],
  },
  'package-reminder': {
    part: 'your package is waiting',
    tone: 'friendly',
    blocks: [
      {
        p: 'The sealed package with {{plural total "one item" "%n items"}} from {{msp}} has not been confirmed yet. {{#if ownKey}}Does your age key open it? If not, reply and we seal it to another.{{else}}Is the passphrase missing? {{#if usPhone}}Ring us on {{usPhone}}{{else}}Ring us{{/if}} and we read it to you.{{/if}}',
      },
      { button: 'Fetch and confirm' },
    ],
  },
  'package-last': {
    part: 'still in our vault for you',
    tone: 'formal',
    blocks: [
      {
        p: 'We hold {{plural total "one item" "%n items"}} that {{plural total "belongs" "belong"}} to {{client}} alone, and would rather not. As soon as you have fetched and confirmed the package, only you have {{plural total "it" "them"}}.',
      },
      { p: 'This is our last message about it; your page stays open, and so does our telephone.' },
      { button: 'Take it over' },
    ],
  },
};
