import { daysApart, isLocalDate } from '../calendar/local-date';

export interface FieldProblem {
  field: string;
  sentence: string;
}

/** The address field of DIN 5008 has six lines under the line that says how it travels. */
const MOST_LINES = 6;
const MOST_IN_LINE = 60;
const MOST_TEXT = 120;
/** Calendar days that a notice may give at most. */
const LONGEST_TERM = 90;
/** A posting is recorded within these many days (calendar) of the slip. */
const OLDEST_SLIP = 60;

/** Address, signatory and date of the paper; every problem at once. `today` is the client's date. */
export function checkPaper(
  typed: {
    recipientAddress: string;
    senderAddress: string;
    signatoryName: string;
    signatoryTitle: string;
    requireBy: string;
  },
  today: string,
): FieldProblem[] {
  return [
    ...addressProblems('recipientAddress', typed.recipientAddress, 'the previous MSP'),
    ...addressProblems('senderAddress', typed.senderAddress, 'the client'),
    ...textProblems('signatoryName', typed.signatoryName, 'Write who signs for the client.'),
    ...textProblems('signatoryTitle', typed.signatoryTitle, 'Write in which capacity they sign.'),
    ...termProblems(typed.requireBy, today),
  ];
}

/** What a person says of the posting. `today` is the client's date. */
export function checkPosting(
  typed: { postedOn: string; signedBy: string; postedBy: string; trackingNumber: string },
  today: string,
): FieldProblem[] {
  return [
    ...slipProblems(typed.postedOn, today),
    ...textProblems('signedBy', typed.signedBy, 'Write who signed it for the client.'),
    ...textProblems('postedBy', typed.postedBy, 'Write who took it to the post, and which post.'),
    ...(typed.trackingNumber === ''
      ? []
      : textProblems('trackingNumber', typed.trackingNumber, 'Write the number on the slip.')),
  ];
}

function addressProblems(field: string, text: string, whose: string): FieldProblem[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const sentence =
    lines.length < 2
      ? `Write the postal address of ${whose}: street, and town with its code.`
      : lines.length > MOST_LINES
        ? `The window of an envelope has room for ${String(MOST_LINES)} lines.`
        : lines.some((line) => line.trim().length > MOST_IN_LINE)
          ? `Keep each line under ${String(MOST_IN_LINE)} characters, so that the window shows it.`
          : null;
  return sentence === null ? [] : [{ field, sentence }];
}

function textProblems(field: string, text: string, sentence: string): FieldProblem[] {
  if (text.length < 2) return [{ field, sentence }];
  return text.length > MOST_TEXT
    ? [{ field, sentence: `Keep it under ${String(MOST_TEXT)} characters.` }]
    : [];
}

function termProblems(requireBy: string, today: string): FieldProblem[] {
  const field = 'requireBy';
  if (!isLocalDate(requireBy)) return [{ field, sentence: 'Choose the day.' }];
  const away = daysApart(today, requireBy);
  if (away < 1)
    return [{ field, sentence: 'Choose a day to come: the letter has to arrive first.' }];
  return away > LONGEST_TERM
    ? [{ field, sentence: `Choose a day within ${String(LONGEST_TERM)} days.` }]
    : [];
}

function slipProblems(postedOn: string, today: string): FieldProblem[] {
  const field = 'postedOn';
  if (!isLocalDate(postedOn)) return [{ field, sentence: 'Choose the day on the slip.' }];
  const ago = daysApart(postedOn, today);
  if (ago < 0)
    return [{ field, sentence: 'This day is still to come. Record it once it is posted.' }];
  return ago > OLDEST_SLIP
    ? [{ field, sentence: 'This day is too long ago to be right. Check the slip.' }]
    : [];
}
