import {
  checkPassing,
  emailHint,
  MOST_A_DAY,
  MOST_COLLEAGUES,
  MOST_PASSED_ON,
  refusePassing,
} from '../../domain/links/passing-on';

const OFFERED = ['Network', 'Servers', 'Backup'];
const typed = (change: Partial<{ name: string; email: string; groups: string[] }> = {}) => ({
  name: 'Zoë van der Meer-Óskarsson',
  email: 'zoe@sysworks.example',
  groups: ['Servers'],
  ...change,
});

describe('passing part of a request on', () => {
  it('takes people’s names and addresses as they are', () => {
    for (const name of ['Li', 'Dr. Ana Núñez', 'O’Brien', 'Jean-Luc P.', '山田 太郎', 'Ёлка']) {
      expect([name, checkPassing(typed({ name }), OFFERED).ok]).toEqual([name, true]);
    }
  });

  it('lets nothing but a name into a mail to a stranger', () => {
    for (const name of [
      'win.example',
      'Visit https://win.example',
      'Call 030 555',
      '<b>Bo</b>',
      'Bo\u202egnp',
      'x'.repeat(61),
      '@Bo',
    ]) {
      expect([name, checkPassing(typed({ name }), OFFERED)]).toEqual([
        name,
        { ok: false, problems: [{ field: 'name', problem: 'odd_name' }] },
      ]);
    }
  });

  it('says everything that is missing at once', () => {
    const check = checkPassing({ name: ' ', email: '', groups: ['Papers'] }, OFFERED);
    expect(check).toEqual({
      ok: false,
      problems: [
        { field: 'name', problem: 'no_name' },
        { field: 'email', problem: 'no_email' },
        { field: 'groups', problem: 'no_groups' },
      ],
    });
  });

  it.each([
    'bo',
    'bo@x',
    'a b@x.example',
    'bo@x.example,eve@x.example',
    'bo@x.example\r\nBcc: e@x.example',
  ])('refuses the address %j', (email) => {
    expect(checkPassing(typed({ email }), OFFERED).ok).toBe(false);
  });

  it('ends at so many colleagues, so many a day, and so many in all', () => {
    const at = new Date('2029-03-05T10:00:00Z');
    const made = (hoursAgo: number, byContact = 'bo', withdrawn = false) => ({
      byContact,
      madeAt: new Date(at.getTime() - hoursAgo * 3_600_000),
      withdrawnAt: withdrawn ? at : null,
    });
    const several = (n: number, hours: number, by = 'bo', gone = false) =>
      Array.from({ length: n }, () => made(hours, by, gone));
    const why = (before: ReturnType<typeof several>) =>
      refusePassing(before, { contactId: 'bo', at });
    expect(why(several(MOST_COLLEAGUES - 1, 48))).toBeNull();
    expect(why(several(MOST_COLLEAGUES, 48))).toBe('too_many_colleagues');
    expect(why(several(MOST_A_DAY, 1, 'bo', true))).toBe('too_many_today');
    expect(why(several(MOST_A_DAY, 25, 'bo', true))).toBeNull();
    expect(why(several(MOST_PASSED_ON, 48, 'di', true))).toBe('passed_on_enough');
  });

  it('keeps of an address what its writer knows again', () => {
    expect(emailHint('zoe@sysworks.example')).toBe('z…@sysworks.example');
  });
});
