import type { ChaseTemplate } from '../../email/mail-view';
import type { MailText } from '../mail-words';

/** The steps of the chase: letters.md section 4 sets words, tone and the new sentence of each. */
export const chaseMail: Readonly<Record<ChaseTemplate, MailText>> = {
  request: {
    part: 'request',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: '{{client}} is moving its IT support from {{msp}} to us, {{us}}. On its behalf we ask for {{plural total "one item" "%n items"}} that its systems depend on. Our letter {{no}} is attached and names the authority it rests on.',
      },
      {
        p: '{{#if criticalOpen}}Critical items are due by {{criticalDue}}. {{/if}}Please answer each item by {{allDue}}.',
      },
      { list: 'outstanding', most: 5, more: 'and {{n}} more, all listed in the letter' },
      {
        p: 'Your personal link takes answers in any order, over as many sittings as you like; “never held” is an answer too. Please send nothing secret by email or chat, and leave everything as it is meanwhile.',
      },
      { button: 'Open the list' },
      { p: '{{client}} receives a copy of this letter.' },
    ],
  },
  reached: {
    part: 'did this reach you?',
    keepsSubject: true,
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Did our letter of {{requestedOn}} for {{client}} reach {{msp}}? Filters can be strict, so here is the list once more, under a link of your own. It starts with:',
      },
      { list: 'outstanding', most: 3 },
      { p: 'Who else should have this? A name in reply is plenty.' },
      { button: 'See what is asked' },
    ],
  },
  reminder: {
    part: '{{open}} open',
    keepsSubject: true,
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: '{{open}} of {{total}} still open for {{client}}.' },
      { p: '{{#if cameNames}}Thank you for {{cameNames}}; that was a real help.{{/if}}' },
      { p: 'Good ones to take next:' },
      { list: 'outstanding', most: 5, more: 'and {{n}} further down the page' },
      {
        p: 'Any part helps. Fill in a single line today if that is what the day allows: whatever you save stays saved. {{deadline}} is the day for the whole list.',
      },
      { button: 'Answer the next one' },
    ],
  },
  critical: {
    part: '{{#if criticalOpen}}{{criticalOpen}} due {{dueWhen}}{{else}}{{open}} remaining{{/if}}',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: '{{#if criticalOpen}}{{plural criticalOpen "One critical item is" "%n critical items are"}} due {{dueWhen}} and not with us yet:{{else}}All critical items have an answer, which we value. These remain:{{/if}}',
      },
      { list: 'critical', most: 20 },
      {
        p: '{{#if criticalOpen}}Today we begin to replace these. It is slow work, with vendors, proof of ownership and some interruption for {{client}}; an answer of yours ends it for that item at once.{{/if}}',
      },
      {
        p: '{{#if cameNames}}Since our last note {{cameNames}} arrived, which we appreciate. {{else}}{{#if answered}}{{plural answered "One answer has" "%n answers have"}} arrived from you so far, and we appreciate each. {{/if}}{{/if}}If an item is not with you, choose “never held” or “the client has it”.',
      },
      { button: 'Answer the critical items' },
    ],
  },
  escalation: {
    part: 'for your attention',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'I turn to you as the person who decides at {{msp}}. {{client}} is changing its IT provider and has requested what its systems need; the letter is enclosed. In short:',
      },
      { list: 'story', most: 3 },
      {
        p: '{{#if answered}}{{answered}} of {{total}} have been dealt with, thanks to your team. {{/if}}{{plural open "One is" "%n are"}} outstanding{{#if criticalOpen}}, {{criticalOpen}} of high importance{{/if}}. Foremost:',
      },
      { list: 'outstanding', most: 5, more: 'and {{n}} besides; your page shows them all' },
      {
        p: 'Please name who will answer. A reply with that name suffices, and the person gets separate access. The date set in the letter is {{deadline}}.',
      },
      { button: 'View the request' },
    ],
  },
  deadline: {
    part: 'deadline reached',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'The deadline of {{deadline}} has passed. {{#if cameNames}}Lately {{cameNames}} came in, and we are grateful. {{else}}{{#if answered}}You settled {{answered}} of {{total}}, and we are grateful. {{/if}}{{/if}}The following did not arrive:',
      },
      { list: 'outstanding', most: 100 },
      {
        p: 'We now recover the rest ourselves. Registrars, carriers and vendors will be shown proof that {{client}} is the holder, and some of them may contact you about it.',
      },
      {
        p: 'Your link stays open. Anything that still comes in is taken off this list on the same day, and spares both sides further work.',
      },
      { button: 'Settle what remains' },
    ],
  },
  'deadline-sponsor': {
    part: 'deadline reached, please call',
    tone: 'formal',
    blocks: [
      {
        p: '{{msp}} has answered {{#if answered}}{{answered}}{{else}}none{{/if}} of your {{plural total "item" "%n items"}}; the deadline was {{deadline}}. We are getting the others back without them, which takes longer. A call from the client often moves what letters cannot.',
      },
      {
        p: 'Please call {{#if callName}}{{callName}}{{else}}{{msp}}{{/if}}{{#if callPhone}} on {{callPhone}}{{/if}}. Three sentences will do:',
      },
      {
        say: [
          '“We have moved to {{us}} and asked you in writing for what our systems need.”',
          '“{{plural open "One item has" "%n items have"}} not come, and the link in your mail is open.”',
          '“Who will see to it, and by which day?”',
        ],
      },
      {
        p: 'There is nothing to promise or negotiate; invoices are a separate matter. Missing are:',
      },
      { list: 'outstanding', most: 10 },
      { button: 'See where it stands' },
    ],
  },
  'formal-notice': {
    part: 'formal notice',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Attached is a formal notice in the name of {{client}}. The signed original follows by registered post. It states: “We, the client, require this by {{requireBy}}.”',
      },
      { p: 'It rests on these dates:' },
      { list: 'story', most: 12 },
      { p: 'It concerns:' },
      { list: 'outstanding', most: 100 },
      {
        p: 'Access to the systems of {{client}} ended on {{deadline}}, save for handing over. Backups, logs, keys and second factors are to be kept intact. {{#if answered}}Answers given so far are acknowledged with thanks. {{/if}}Nothing is waived, and all rights are reserved.',
      },
      { button: 'Hand over now' },
    ],
  },
  'formal-notice-sponsor': {
    part: 'formal notice for your signature',
    tone: 'formal',
    blocks: [
      {
        p: 'The notice to {{msp}} is ready on your letterhead and attached to this message. Please print it, sign it and send it by registered post today; keep the posting slip for the file.',
      },
      {
        p: 'It requires, by {{requireBy}}, what has not come since {{requestedOn}}:',
      },
      { list: 'outstanding', most: 10 },
      {
        p: 'The owner of {{msp}} receives a copy by email. Should a word need changing, tell us before you post it.',
      },
      { button: 'Open your page' },
    ],
  },
  counsel: {
    part: 'evidence file',
    tone: 'formal',
    blocks: [
      {
        p: '{{client}} has named you as counsel for its handover from {{msp}}. Please advise us on this file. It holds records only: no opinion, and no secret.',
      },
      {
        p: '{{#if elsewhere}}It is too large for a mail, so it waits for you behind the address below, which is yours alone.{{else}}The file is attached.{{/if}}',
      },
      { p: 'Chronology' },
      { list: 'story', most: 40 },
      { p: 'Unanswered at the time of writing: {{open}} of {{total}}' },
      { list: 'outstanding', most: 100 },
      { p: '{{#if refusedCount}}Refused, with the reason given{{/if}}' },
      { list: 'refused', most: 40 },
      { p: '{{#if evidenceCount}}Documents and their SHA-256 fingerprints{{/if}}' },
      { list: 'evidence', most: 40 },
      { button: '{{#if elsewhere}}Open the file{{else}}Check that it is unchanged{{/if}}' },
    ],
  },
  'last-word': {
    part: 'closing note',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'No more reminders will come. This note only says where the matter of {{client}} rests{{#if answered}}, and thanks you for the {{plural answered "answer" "%n answers"}} you gave{{/if}}.',
      },
      { p: 'Without an answer:' },
      { list: 'outstanding', most: 100 },
      {
        p: 'We are replacing these. Should one turn up in a drawer or an old vault, the address below works {{#if linkUntil}}until {{linkUntil}}{{else}}as before{{/if}}, and we would be glad of it.',
      },
      { button: 'Leave an answer' },
    ],
  },
  'last-word-sponsor': {
    part: 'closing note',
    tone: 'formal',
    blocks: [
      {
        p: 'We have written to {{msp}} for the last time. {{#if answered}}{{answered}} of {{total}} came{{else}}Nothing came{{/if}}; our technicians make new ones of what did not:',
      },
      { list: 'outstanding', most: 20 },
      { p: 'You need do nothing. When the work is finished you get the closing report.' },
      { button: 'Follow the work' },
    ],
  },
};
