import { portal as british } from '../en-GB/portal';
import type { PortalWords } from '../portal-words';

/** The British pages, where a word is spelt differently. */
export const portal: PortalWords = {
  ...british,
  item: {
    ...british.item,
    choices: {
      ...british.item.choices,
      transferred: {
        ...british.item.choices.transferred,
        meaning: 'The account, domain, license or number has a new owner already.',
      },
    },
  },
  fields: {
    'Licence key': 'License key',
    'Licences, cloud, papers': 'Licenses, cloud, papers',
  },
};
