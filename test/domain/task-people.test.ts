import fc from 'fast-check';
import { giveInTurn } from '../../domain/resets/in-turn';
import { ownerRole } from '../../domain/resets/owner-role';
import { remindWhom } from '../../domain/resets/remind-whom';
import { refuseSecretText } from '../../domain/resets/secret-text';

const person = (id: string, turn = 0) => ({ id, turn });

describe('reset tasks given out in turn', () => {
  it('go to who has waited longest, and on from there the next time', () => {
    const first = giveInTurn([person('a'), person('b'), person('c')], 4);
    expect(first.owners).toEqual(['a', 'b', 'c', 'a']);
    const next = giveInTurn(first.turns, 2);
    expect(next.owners).toEqual(['b', 'c']);
  });

  it('are spread so that nobody gets two more than anybody else, whoever comes and goes', () => {
    const people = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(people, fc.array(fc.nat(9), { maxLength: 8 }), (ids, batches) => {
        let line = ids.map((id) => person(id));
        const given: string[] = [];
        for (const count of batches) {
          const { owners, turns } = giveInTurn(line, count);
          given.push(...owners);
          // The order in which the table gives its rows does not matter.
          line = line.map((one) => turns.find(({ id }) => id === one.id) ?? one).reverse();
        }
        const counts = ids.map((id) => given.filter((one) => one === id).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('go to nobody when there is nobody', () => {
    expect(giveInTurn([], 3)).toEqual({ owners: [], turns: [] });
  });

  it('are a technician’s craft, but for papers and what one can hold', () => {
    expect(ownerRole('login')).toBe('technician');
    expect(ownerRole('physical key')).toBe('account_manager');
    expect(ownerRole('document')).toBe('account_manager');
  });
});

describe('an overdue reset task', () => {
  const house = { accountManager: 'am@x', leads: ['lead@x', 'am@x'] };
  const task = (name: string, ownerEmail: string | null, reminded: number) => ({
    name,
    ownerEmail,
    reminded,
  });
  const told = (...tasks: ReturnType<typeof task>[]) =>
    Object.fromEntries(
      [...remindWhom(tasks, house)].map(([to, named]) => [to, named.map(({ name }) => name)]),
    );

  it('is told to its owner first, then to leads and account manager, each person once', () => {
    expect(told(task('new', 'tom@x', 0), task('old', 'tom@x', 1))).toEqual({
      'tom@x': ['new', 'old'],
      'lead@x': ['old'],
      'am@x': ['old'],
    });
  });

  it('is told to the account manager where nobody owns it', () => {
    expect(told(task('orphan', null, 0))).toEqual({ 'am@x': ['orphan'] });
  });
});

describe('free text about a task', () => {
  it.each([
    'The new one is Tr0ub4dor&3xkcd.',
    'password: hunter2',
    'PIN=4711',
    'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP',
    '-----BEGIN OPENSSH PRIVATE KEY-----',
  ])('is refused when it looks like a secret: %s', (text) => {
    expect(refuseSecretText(text)?.code).toBe('looks_like_secret');
  });

  it.each([
    'Signed in as admin@fern.example on 2027-03-04, role list attached.',
    'Ticket PSA-4711/2027, Screenshot_2027-03-04.png',
    'Vendor confirmed by mail from Support@Vendor9.example',
    'See https://entra.microsoft.com/#view/Roles?x=A1',
    'The password was changed and is in IT Glue > Fern > M365',
  ])('is kept when it says what was done: %s', (text) => {
    expect(refuseSecretText(text)).toBeNull();
  });
});
