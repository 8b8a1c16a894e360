/** What the script on the portal's pages says of files; `{…}` is filled in there. */
export interface UploadWords {
  drop: string;
  sending: string;
  minutes: string;
  seconds: string;
  queued: string;
  /** The line is broken. */
  waiting: string;
  /** The line is there, and we take nothing at the moment. */
  busy: string;
  sent: string;
  sentToList: string;
  again: string;
  other: string;
  tooLarge: string;
  unreadable: string;
  folder: string;
  takeAway: string;
  where: string;
  first: string;
  saving: string;
  lost: string;
  rejected: string;
}
