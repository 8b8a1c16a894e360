import type { PortalWords } from '../portal-words';
import { access } from './portal-access';
import { asking } from './portal-asking';
import { colleagues } from './portal-colleagues';
import { fields, typedWords, typeTheWord } from './portal-fields';
import { frame, gone, refusals } from './portal-frame';
import { item } from './portal-item';
import { landing } from './portal-landing';
import { clientList, list, standing } from './portal-list';
import { clientPackage, counsel } from './portal-package';
import { many, manyScript } from './portal-many';
import { problems } from './portal-problems';
import { receipt } from './portal-receipt';
import { signing } from './portal-signing';
import { uploads } from './portal-uploads';
import { verify } from './portal-verify';

export const portal: PortalWords = {
  frame,
  gone,
  refusals,
  landing,
  list,
  clientList,
  standing,
  item,
  fields,
  typedWords,
  typeTheWord,
  problems,
  receipt,
  verify,
  signing,
  uploads,
  many,
  manyScript,
  package: clientPackage,
  counsel,
  colleagues,
  asking,
  access,
};
