import { openPiece } from '../../../vault/open/also-sent-piece';
import { EMPTY_ENTRY } from '../../../domain/entries/entry';
import { CannotOpen } from '../../../vault/open/open';

describe('what was also sent', () => {
  it('is not taken for whole where it holds more, or something else, than was said when it came', async () => {
    const entries = [
      { ...EMPTY_ENTRY, title: 'One' },
      { ...EMPTY_ENTRY, title: 'Two' },
    ];
    const opener = { openValue: async () => ({ version: 1, kind: 'entries', entries }) };
    const piece = { sealed: Buffer.alloc(0), fileIds: [] };
    const opened = await openPiece(opener, { ...piece, kind: 'entries', entries: 2 });
    expect(opened).toMatchObject({ entries });
    for (const lie of [
      { kind: 'entries', entries: 1 },
      { kind: 'entries', entries: 3 },
      { kind: 'file', entries: 0 },
    ] as const) {
      await expect(openPiece(opener, { ...piece, ...lie })).rejects.toThrow(CannotOpen);
    }
  });
});
