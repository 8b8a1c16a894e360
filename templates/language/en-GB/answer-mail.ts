import type { MailTexts } from '../mail-words';

type AnswerTemplate =
  | 'promise-broken'
  | 'sent-back'
  | 'send-again'
  | 'refusal-answered'
  | 'swap-agreed'
  | 'swap-agreed-house';

/** Messages that an answer called for: a promise, one that went back, a refusal, a time to sit down together. */
export const answerMail: Pick<MailTexts, AnswerTemplate> = {
  'promise-broken': {
    part: 'a date that has passed',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'You had kindly named a day for the following, and it is behind us:' },
      { list: 'promised', most: 20 },
      { p: '{{#if cameNames}}We have {{cameNames}} from you meanwhile, with thanks.{{/if}}' },
      {
        p: 'What stands in the way? If a colleague or vendor has to act first, tell us who, and we will take it up with them. If part of it is ready, that part is welcome on its own.',
      },
      {
        p: '{{#if others}}Your page holds {{plural others "one further open item" "%n further open items"}}.{{/if}}',
      },
      { button: 'Tell us the obstacle' },
    ],
  },
  'swap-agreed': {
    part: 'the time of our joint swap',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Thank you for the times that you proposed. We move “{{item}}” together on' },
      { say: ['{{startsAt}} (with us: {{startsThere}}).'] },
      {
        p: 'An hour is set aside on our side, and an entry for your calendar is attached. Please have the phone or the mailbox that it is bound to at hand; we ring you as the hour begins.',
      },
      {
        p: 'Once it is moved, choose “Transferred” or “Handed over” on your page, and it is done. Should the time not suit after all, a line in reply will do.',
      },
      { button: 'Open the item' },
    ],
  },
  'swap-agreed-house': {
    part: 'a joint swap is agreed',
    tone: 'friendly',
    blocks: [
      { p: '{{msp}} sits down with us to move “{{item}}” of {{client}}:' },
      { say: ['{{startsAt}} (with them: {{startsThere}}).'] },
      {
        p: 'The entry for your calendar is attached. It is promised until the end of that day; if it is not moved by then, the chase goes on.',
      },
      { button: 'Open the item' },
    ],
  },
  'sent-back': {
    part: '{{plural open "one item to look at" "%n items to look at"}}',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Your answers were tried out. {{plural open "One did" "%n did"}} not work here; the line says what we saw and what would help:',
      },
      { list: 'outstanding', most: 40 },
      { p: '{{#if cameNames}}Thank you for {{cameNames}} besides.{{/if}}' },
      {
        p: 'The same words stand beside it on your page. What you save there takes the place of what was sent before. If something is unclear, a line in reply will do.',
      },
      { button: 'Put it right' },
    ],
  },
  'send-again': {
    part: 'something to send once more',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Something that you sent for {{client}} could not be used. This is what it was, and what would help:',
      },
      { list: 'wanted' },
      {
        p: 'It stands on your page as well, until what takes its place has arrived.',
      },
      { button: 'Send it once more' },
    ],
  },
  'refusal-answered': {
    part: 'about what you hold back',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'You told us why you hold back {{plural open "an item" "%n items"}} of {{client}}. We take note of it.{{#if settledCount}} This has been done:{{/if}}',
      },
      { list: 'settled', most: 10 },
      { p: '{{plural open "The item is:" "The items are:"}}' },
      { list: 'outstanding', most: 40 },
      {
        p: 'Claims are a matter of their own, and neither side gives up any right by this. Please release what is listed; your page takes it as it did before. If the sum or its due date is not as you see it, name the claim, the sum and the date in reply.',
      },
      { button: 'Release it' },
    ],
  },
};
