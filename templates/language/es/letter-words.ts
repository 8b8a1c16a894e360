import type { LetterWords } from '../letter-words';
import { authority, notice } from './authority-letter';
import { bundle } from './bundle';
import { purge } from './purge';
import { common, law, request } from './letter';
import { clientPackage, receipt, report } from './records';

export const letter: LetterWords = {
  common,
  request,
  authority,
  notice,
  receipt,
  report,
  law,
  bundle,
  purge,
  package: clientPackage,
};
