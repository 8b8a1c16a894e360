import { refuseLinks } from '../../domain/links/foreign-links';
import { editFor, paragraphsOf } from '../../domain/chase/step-edit';
import { refuseEditing, refuseSkip, type StandingStep } from '../../domain/chase/step-rules';
import { whyOthers } from '../../domain/chase/why-others';
import type { Contact } from '../../domain/contacts/contact';
import { refuseRemoval } from '../../domain/contacts/refuse-removal';
import { looksLikeSecret } from '../../domain/secrets/looks-like-secret';

describe('what people type', () => {
  it.each([
    'Agreed: the list comes on Friday, 19 March, at 10:30',
    'Windows-Server-2022 and Microsoft 365 admin stay with them until 31/12/2027',
    'Mr O’Neill will ask Anna.Berg2@sysworks.example',
    'See H-2027-0042 and https://sysworks.example/Ticket_2231?x=Y',
    'Tom is away; call +44 117 496 0123',
  ])('may say “%s”', (text) => {
    expect(looksLikeSecret(text)).toBe(false);
  });

  it.each([
    'password: x',
    'It is Tr0ub4dor&3x, as before',
    'Winter!2028',
    'otpauth://totp/x',
    'use q3Vn0XyL8cTt1Zr5Kd7PwBf2HsMj9UgAe4NoIiRxQ6E',
    'at https://portal.example/r/q3Vn0XyL8cTt1Zr5Kd7PwBf2H',
  ])('may not say “%s”', (text) => {
    expect(looksLikeSecret(text)).toBe(true);
  });

  it('keeps line breaks within paragraphs, and an own edit before the one for all', () => {
    expect(paragraphsOf(' a\r\nb\r\n \r\n\r\nc ')).toEqual(['a\nb', 'c']);
    const all = { contactId: null, opening: 'all', subject: null };
    const own = { contactId: 'bo', opening: 'own', subject: null };
    expect(editFor([all, own], 'bo')).toBe(own);
    expect(editFor([all, own], 'cy')).toBe(all);
    expect(editFor([own], 'cy')).toBeNull();
  });
});

describe('a link in an edited message', () => {
  const known = {
    addresses: ['bo@sysworks.example', 'Sam@Fern.example', 'help@northgate.example'],
    verifyUrl: 'https://handover.northgate.example/verify',
  };
  const refused = (text: string) => refuseLinks([text, null], known)?.code ?? null;

  it.each([
    'Your ticket https://help.sysworks.example/T?id=7 says so, and www.fern.example.',
    'Check us at https://handover.northgate.example/verify.',
    'Please transfer fern.example, fern.io and/or the tenant; write to jo@elsewhere.example.',
    'In 3.2/4 of the cases e.g. by 31.12.2027, node 2.1:443',
  ])('leads home, or is none: “%s”', (text) => {
    expect(refused(text)).toBeNull();
  });

  it.each([
    'Log in at https://evil.example/login',
    'See (www.evil.example), please',
    'evil.example/login has the form',
    'https://sysworks.example@evil.example/',
    'https://sysworks.example.evil.example/',
    'https://notsysworks.example',
    'https://ѕysworks.example/',
    'file://server/share and ftp://sysworks.example/x',
    'javascript://sysworks.example/%0aalert(1)',
    'http://[::1]/',
  ])('to somebody else’s site is refused: “%s”', (text) => {
    expect(refused(text)).toBe('foreign_link');
    expect(refuseLinks([null, text], known)?.code).toBe('foreign_link');
  });

  it.each([
    ['kim@gmail.com', 'https://sites.gmail.com/kim'],
    ['kim@GMX.de', 'https://gmx.de/cloud'],
    ['kim@yahoo.co.uk', 'www.yahoo.co.uk'],
    ['kim@free.fr', 'http://kim.free.fr/form'],
    ['kim@proton.me', 'https://drive.proton.me/urls/X'],
    ['kim@kim.web.de', 'https://kim.web.de/'],
    ['help@outlook.com', 'https://outlook.com/x'],
  ])('is at home at no provider where anybody has a mailbox: %s', (address, text) => {
    const refusal = refuseLinks([text], { ...known, addresses: [address] });
    expect(refusal?.code).toBe('foreign_link');
    expect(refusal?.sentence).toMatch(/anybody may have a mailbox at .*Say in words where to look/);
    expect(
      refuseLinks([text], { ...known, addresses: [address, 'it@kim.example'] }),
    ).not.toBeNull();
  });

  it('to a page of the portal is refused, whoever’s it is, but for the one on which we are checked', () => {
    expect(refused('https://handover.northgate.example/r/short')).toBe('own_link');
    expect(refused('https://handover.northgate.example/verify/../r/x')).toBe('own_link');
  });
});

describe('stepping in', () => {
  const step = (more: Partial<StandingStep> = {}): StandingStep => ({
    kind: 'chase',
    template: 'reminder',
    deadline: false,
    state: 'planned',
    leftOut: false,
    writing: false,
    ...more,
  });
  const contact = (id: string, rung: Contact['rung'], bounced = false): Contact => ({
    id,
    rung,
    name: id,
    email: `${id}@sysworks.example`,
    bounced,
  });

  it('leaves a step out only while it is to come, and never the letter or the deadline', () => {
    expect(refuseSkip(step())).toBeNull();
    expect(refuseSkip(undefined)?.code).toBe('no_such_step');
    expect(refuseSkip(step({ state: 'taken' }))?.code).toBe('step_over');
    expect(refuseSkip(step({ leftOut: true }))?.code).toBe('step_left_out');
    expect(refuseSkip(step({ writing: true }))?.code).toBe('step_going');
    expect(refuseSkip(step({ template: 'request' }))?.code).toBe('letter_not_skipped');
    expect(refuseSkip(step({ template: 'authority-request' }))?.code).toBe('letter_not_skipped');
    expect(refuseSkip(step({ deadline: true }))?.sentence).toMatch(/Extend it, or open the resets/);
    expect(refuseEditing(step({ kind: 'overdue' }))?.code).toBe('not_editable');
    expect(refuseEditing(step({ deadline: true }))).toBeNull();
  });

  it('says why a step goes to somebody else', () => {
    const bo = contact('bo', 'first', true);
    const cy = contact('cy', 'second');
    const contacts = [bo, cy];
    const none = new Set<string>();
    expect(whyOthers([cy], { rungs: ['first'], contacts, heardToday: none })).toEqual([
      { kind: 'bounced', instead: [cy], of: [bo] },
    ]);
    expect(whyOthers([cy], { rungs: ['first'], contacts: [cy], heardToday: none })).toEqual([
      { kind: 'unnamed', instead: [cy] },
    ]);
    const di = contact('di', 'first');
    const heard = { rungs: ['first', 'second'] as const, contacts: [di, cy] };
    expect(whyOthers([cy], { ...heard, heardToday: new Set(['di']) })).toEqual([
      { kind: 'heard', of: [di] },
    ]);
    expect(whyOthers([di, cy], { ...heard, heardToday: none })).toEqual([]);
  });

  it('takes nobody away who is needed', () => {
    const bo = contact('bo', 'first');
    const cy = contact('cy', 'second', true);
    const ann = contact('ann', 'signatory');
    const present = [bo, cy, ann];
    expect(refuseRemoval(bo, { present, signing: false })?.code).toBe('nobody_left');
    expect(refuseRemoval(cy, { present, signing: false })).toBeNull();
    expect(refuseRemoval(ann, { present, signing: true })?.code).toBe('signatory_needed');
    expect(refuseRemoval(ann, { present, signing: false })).toBeNull();
  });
});
