/** What the pages’ script says of files (domain/uploads/upload-words.ts); `{…}` is filled in there. */
export const uploads = {
  drop: 'Or drop them anywhere on this page, up to 250 MiB each. They are sealed in your browser and sent at once.',
  sending: '{done} of {all}, {left}',
  minutes: 'about {n} min left',
  seconds: 'about {n} s left',
  queued: 'Waiting for its turn',
  waiting: 'The line is broken. It goes on by itself when it is back.',
  busy: 'We cannot take it right now. What was sent is safe, and it goes on by itself.',
  sent: '{size}, sealed and sent. It belongs to your answer once you save.',
  sentToList: 'Sealed and sent. Open the item and save, so that it belongs to your answer.',
  again: '{size}, not whole yet. Choose the same file again, and it goes on where it was.',
  tooLarge:
    '{size} are more than the 250 MiB that one file may have. Split it, or tell us and we will find another way.',
  unreadable: 'This file cannot be read. It may have been moved or changed; choose it again.',
  folder: 'A folder cannot be sent. Put it into an archive, and drop that.',
  takeAway: 'Take away',
  where: 'Drop files on the item that they belong to.',
  first: 'It is saved as soon as the files are through.',
  saving: 'Saving…',
  lost: 'It could not be saved, and nothing you typed is lost. Press Save again in a moment.',
  rejected:
    'We cannot accept anything here at the moment: the key that would seal your answer is not signed by our vault. ' +
    'Nothing was sent. Please tell the person who wrote to you, and do not send it another way.',
};
