import { groupItems } from '../../api/portal/reply-list';
import type { ReplyItem } from '../../db/reply-items';
import { annexRows } from '../../templates/letter/annex';
import { LETTER_WORDS } from '../../templates/language/letter-languages';
import { PORTAL_WORDS } from '../../templates/language/portal-languages';
import { sampleRequest } from './sample-letters';

const ENGLISH = { lang: 'en-GB', words: PORTAL_WORDS['en-GB'] };

describe('what only the previous MSP can release', () => {
  const [sample] = sampleRequest('en-GB').items;
  const asked = ['plain', 'critical', 'consent', 'critical consent'].map((name, index) => ({
    ...sample!,
    position: index + 1,
    group: 'Cloud',
    name,
    criticality: name.includes('critical') ? ('critical' as const) : ('normal' as const),
    onlyTheyCanRelease: name.includes('consent'),
  }));

  it('stands ahead of all groups of the letter, under a heading of its own', () => {
    const other = { ...asked[3]!, position: 9, group: 'Paper', name: 'deed' };
    for (const language of ['en-GB', 'de'] as const) {
      const { common } = LETTER_WORDS[language];
      const rows = annexRows([...asked, other], common, ({ name }) => [{ text: name }] as never);
      expect(rows.map((row) => ('group' in row ? row.group : row.cells))).toEqual([
        { 'en-GB': 'Only you can release these', de: 'Nur Sie können diese freigeben' }[language],
        ...['critical consent', 'deed', 'consent'].map((text) => [{ text }]),
        'Cloud',
        ...['critical', 'plain'].map((text) => [{ text }]),
      ]);
    }
  });

  it('stands ahead of all groups of the portal, too', () => {
    const lines = asked.map((item): ReplyItem => ({
      ...item,
      id: item.name,
      catalogueNumber: null,
      replyFields: [],
      state: 'outstanding',
      answerId: null,
      answerType: null,
      answeredAt: null,
      answeredBy: null,
      answeredByParty: null,
      promisedUntil: null,
      promises: 0,
      refusalReason: null,
      rejectionNote: null,
    }));
    const groups = groupItems(ENGLISH, lines, new Date('2027-03-02T09:00:00Z'));
    expect(groups.map(({ name, items }) => [name, ...items.map((item) => item.name)])).toEqual([
      [null, 'critical consent', 'consent'],
      ['Cloud', 'critical', 'plain'],
    ]);
  });
});
