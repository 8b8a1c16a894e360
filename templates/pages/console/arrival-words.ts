import type { Finding } from '../../../domain/answers/arrival';

/** Why an answer went back by itself, for our people. */
export const FINDING_WORDS: Readonly<Record<Finding, string>> = {
  answer_unreadable: 'The answer could not be read: it arrived damaged, or sealed to another key.',
  file_missing: 'A file that belongs to it did not arrive.',
  file_incomplete: 'A file could not be read: part of it did not arrive.',
  file_unreadable: 'A file could not be read: it is not what its sender sealed.',
  infected: 'The virus scanner found malicious software in a file.',
  secret_empty: 'The password or key itself was empty.',
  kdbx_damaged: 'The KeePass file is damaged or cut off.',
  certificate_alone: 'The certificate came without its private key.',
};

/** What could not be told of something that is good as far as it could be checked. */
export const REMARK_WORDS: Readonly<Record<string, string>> = {
  kdbx_header_only:
    'A KeePass file is whole from outside. Whether its password fits shows only when you open it.',
  too_large_to_look_into: 'A KeePass file is too large to be looked into here.',
};
