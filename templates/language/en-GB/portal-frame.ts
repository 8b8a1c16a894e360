/** What every page of the portal has, and its pages that belong to no link. */
export const frame = {
  skip: 'Skip to the content',
  language: 'Language',
  forClient: 'for {{forClient}}',
  backToList: 'Back to the list',
  times: 'Times are in {{place}} time.',
  inDoubtClient:
    'In doubt? Ring your account manager on a number that you already have. Please do not forward this link: it is yours alone.',
};

export const gone = {
  title: 'This link does not open anything',
  lead: 'It may be an old one, incomplete, or no longer in use. Nothing that was saved through it is lost.',
  newest:
    'Open the link in the <strong>newest message</strong> that you have from us, whole and in one piece.',
  ask: 'If that does not help, <strong>answer that message</strong> and ask for a new link. You will not have to do anything twice.',
  noMail: 'Please do not send passwords by mail instead.',
  verify: 'Check that a letter is ours',
};

/** Refusals of whole requests, by their code, and what stands on their page. */
export const refusals = {
  back: 'Your browser’s back button returns to the page before.',
  file_too_large: {
    title: 'That file is too big',
    sentence:
      'This file is larger than the {{mebibytes}} MiB that one file may have. Please split it, or tell us and we will find another way.',
  },
  too_many_files: {
    title: 'Too many files at once',
    sentence:
      'At most {{files}} files can be sent at once, and none of these was stored. Put them into one archive, or send them in several turns.',
  },
  too_many_uploads: {
    title: 'Too many files altogether',
    sentence:
      'This request holds {{mostFiles}} files already, which is the most that it may. Put several into one archive, or tell us and we will find another way.',
  },
  handover_full: {
    title: 'That does not fit any more',
    sentence:
      'All files of one request may have 1 GiB together, and this one does not fit any more. What was saved before is safe. Please tell us, and we will find another way.',
  },
  uploads_busy: {
    title: 'One moment, please',
    sentence:
      'Several files are on their way through this page already, and nothing of this one was stored. Wait until they are through, then send it again.',
  },
  upload_gone: {
    title: 'That file has to be sent again',
    sentence: 'This file is no longer on its way here. Please choose it again.',
  },
  bad_chunk: {
    title: 'That could not be read',
    sentence:
      'A piece of the file did not arrive as it should. Please load this page again, and choose the file once more.',
  },
  form_too_large: {
    title: 'That is too much text',
    sentence:
      'More text was sent than this page accepts, and nothing of it was stored. Send long texts as a file with the item.',
  },
  not_a_form: {
    title: 'This page cannot read that',
    sentence: 'This page accepts its own form only. Go back, and use it to send.',
  },
  broken_form: {
    title: 'That could not be read',
    sentence:
      'What your browser sent was incomplete, and nothing was stored. Please send it again.',
  },
  other_site: {
    title: 'That came from another site',
    sentence:
      'This was sent from another site, so nothing was done. Open the page here and send it again.',
  },
  not_accepting_yet: {
    title: 'Nothing can be accepted yet',
    sentence:
      'This page is not ready to take anything yet, and nothing was stored. Please tell the person who wrote to you, and try again later; your link stays the same.',
  },
  recipient_rejected: {
    title: 'Nothing can be accepted right now',
    sentence:
      'We cannot accept anything here at the moment, and nothing was stored. Please tell the person who wrote to you, and do not send the item another way.',
  },
  answered_enough: {
    title: 'That was not done',
    sentence:
      'This one was answered {{mostAnswers}} times, which is the most that it may be, and what was sent last stands. Please tell us what is to be changed.',
  },
  answers_full: {
    title: 'That was not done',
    sentence:
      'All answers of one request together are as long as they may be, and this one does not fit any more. What was saved before is safe. Please tell us, and we will find another way.',
  },
  also_sent_full: {
    title: 'That was not done',
    sentence:
      'There is no more room for what was not asked for, and nothing of this was stored. Send it as a file with the item that it belongs to.',
  },
  promised_enough: {
    title: 'That was not done',
    sentence:
      'A day was given for this one twice already. Please send it, or tell us what is in the way.',
  },
  handover_over: {
    title: 'That was not done',
    sentence: 'This handover is closed, so no signature is needed any more.',
  },
  letter_not_ready: {
    title: 'That was not done',
    sentence:
      'The letter is still being made, and nobody should sign what they cannot read. Try again in a few minutes.',
  },
  not_opened: {
    title: 'That was not done',
    sentence: 'Tick that you could open it. If you could not, ring us.',
  },
  not_downloaded: {
    title: 'That was not done',
    sentence:
      'Nobody has downloaded the package yet. Download and open it first: after you confirm, we no longer have it.',
  },
  package_withdrawn: {
    title: 'That was not done',
    sentence: 'This package was replaced by a newer one. Open the newest message from us.',
  },
  name_missing: {
    title: 'That was not done',
    sentence: 'Type your full name: it is kept as the confirmation.',
  },
  too_much: {
    title: 'That is too much at once',
    sentence: 'More was sent than this page accepts, and nothing of it was stored.',
  },
  too_fast: {
    title: 'A little too fast',
    sentence: 'Too many requests came from your network. Wait a minute, then try again.',
  },
  away: {
    title: 'We cannot save anything right now',
    sentence:
      'What you saved before is safe. Please try again in a few minutes; your link stays the same.',
  },
  ours: {
    title: 'Something went wrong on our side',
    sentence:
      'It is our fault, not yours, and it has been written down. What you saved before is safe. Please try again; your link stays the same.',
  },
  other: { title: 'That was not done', sentence: '' },
};
