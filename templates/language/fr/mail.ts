import type { MailWords } from '../mail-words';
import { answerMail } from './answer-mail';
import { chaseMail } from './chase-mail';
import { clientMail } from './client-mail';
import { frame } from './frame';
import { houseMail } from './house-mail';
import { portalMail } from './portal-mail';

export const mail: MailWords = {
  frame,
  texts: { ...chaseMail, ...answerMail, ...clientMail, ...houseMail, ...portalMail },
};
