import { frame } from '../en-GB/frame';
import { mail as british } from '../en-GB/mail';
import type { MailWords } from '../mail-words';

/** The British messages avoid words that are spelt differently; greeting and closing are American. */
export const mail: MailWords = {
  frame: {
    ...frame,
    greeting: { named: 'Dear {{name}}:', unnamed: 'Dear colleagues:' },
    closing: { formal: 'Sincerely,', friendly: 'Best regards,' },
  },
  texts: {
    ...british.texts,
    'formal-notice': {
      ...british.texts['formal-notice'],
      blocks: british.texts['formal-notice'].blocks.map((block) =>
        'p' in block && block.p.includes('registered post')
          ? { p: block.p.replace('registered post', 'certified mail') }
          : block,
      ),
    },
    'formal-notice-sponsor': {
      ...british.texts['formal-notice-sponsor'],
      blocks: british.texts['formal-notice-sponsor'].blocks.map((block) =>
        'p' in block && block.p.includes('registered post')
          ? {
              p: block.p
                .replace('registered post', 'certified mail')
                .replace('posting slip', 'mailing receipt'),
            }
          : 'p' in block
            ? { p: block.p.replace('before you post it', 'before you mail it') }
            : block,
      ),
    },
  },
};
