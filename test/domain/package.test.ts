import { packageSteps } from '../../domain/chase/side-steps';
import { DEFAULT_POLICY } from '../../domain/chase/default-policy';
import { officeCalendar } from '../../domain/calendar/calendar';
import {
  isForClient,
  passphraseFrom,
  refuseConfirmation,
  refusePackage,
} from '../../domain/package/package-rules';

describe('the package for the client', () => {
  it('has a passphrase of fair letters that nobody mixes up on the telephone', () => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(passphraseFrom(all)).toMatch(/^([A-Z2-9]{4}-){5}[A-Z2-9]{4}$/);
    const counts = new Map<string, number>();
    for (const byte of all) {
      const random = new Uint8Array(64).fill(byte);
      if (byte >= 240) {
        expect(() => passphraseFrom(random)).toThrow(RangeError);
        continue;
      }
      const [letter = ''] = passphraseFrom(random);
      expect('0O1ILU').not.toContain(letter);
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  it('carries what came and is the client’s, and nothing else', () => {
    const item = { scope: 'client', state: 'accepted', answerType: 'provided' } as const;
    expect(isForClient(item)).toBe(true);
    expect(isForClient({ ...item, scope: 'ours' })).toBe(false);
    expect(isForClient({ ...item, state: 'rejected' })).toBe(false);
    expect(isForClient({ ...item, state: 'waived' })).toBe(false);
    expect(isForClient({ ...item, answerType: 'never_held' })).toBe(false);
  });

  it('is refused with a sentence where it makes no sense', () => {
    const facts = { stage: 'resets', toHandOver: 2, hasRecipient: true } as const;
    expect(refusePackage(facts)).toBeNull();
    expect(refusePackage({ ...facts, stage: 'closed' })?.sentence).toContain('over');
    expect(refusePackage({ ...facts, toHandOver: 0 })?.sentence).toContain('Nothing has come');
    expect(refusePackage({ ...facts, hasRecipient: false })?.sentence).toContain('sponsor');
  });

  it('is confirmed by a name, once somebody has downloaded the one that waits', () => {
    const facts = { withdrawn: false, downloaded: true, name: 'Sam Reed' };
    expect(refuseConfirmation(facts)).toBeNull();
    expect(refuseConfirmation({ ...facts, withdrawn: true })?.code).toBe('package_withdrawn');
    expect(refuseConfirmation({ ...facts, downloaded: false })?.code).toBe('not_downloaded');
    expect(refuseConfirmation({ ...facts, name: '' })?.code).toBe('name_missing');
  });

  it('is reminded of in the client’s working mornings', () => {
    const calendar = officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' });
    // Thursday before Easter 2029: Good Friday and Easter Monday are no working days.
    const start = new Date('2029-03-29T13:00:00Z');
    const steps = packageSteps(DEFAULT_POLICY, { number: 2, start }, calendar);
    expect(steps.map(({ key, dueAt }) => [key, dueAt.toISOString()])).toEqual([
      ['package-2', '2029-03-29T13:00:00.000Z'],
      ['package-2-1', '2029-04-05T08:00:00.000Z'],
      ['package-2-2', '2029-04-12T08:00:00.000Z'],
    ]);
  });

  it('is reminded of on the days that the policy says, the last of which is the last word', () => {
    const calendar = officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' });
    const start = new Date('2029-03-26T13:00:00Z');
    const told = (workingDays: number[]) =>
      packageSteps(
        { ...DEFAULT_POLICY, package: { workingDays } },
        { number: 1, start },
        calendar,
      ).map(({ template, workingDay }) => [template, workingDay]);
    expect(told([1, 2, 20])).toEqual([
      ['package', 0],
      ['package-reminder', 1],
      ['package-reminder', 2],
      ['package-last', 20],
    ]);
    expect(told([5])).toEqual([
      ['package', 0],
      ['package-last', 5],
    ]);
    expect(told([])).toEqual([['package', 0]]);
  });
});
