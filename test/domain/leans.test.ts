import { blockedItems } from '../../domain/resets/blocked-items';
import { taskKey, type TaskKey, type Waits } from '../../domain/resets/plan-facts';
import { before, passed, item, answered, plan, task } from './support/planning';

describe('what leans on what', () => {
  it('waits only while nothing that is leaned on is free', () => {
    const held = plan([item(14), item(13), item(18)], passed);
    expect(held.waits.get('item-14/recover')).toEqual({ anyOf: ['item-13'], allOf: [] });
    expect(held.waits.get('item-18/recover')).toEqual({ anyOf: ['item-14'], allOf: [] });
    expect(held.blocks.get('item-13')).toBe(2);
    expect(held.order.get('item-13/recover')).toBe(1);
    const free = plan([item(14), item(13, answered('transferred')), item(18)], passed);
    expect(free.waits.has('item-14/recover')).toBe(false);
    const recovered = plan([item(14), item(13), item(18)], passed, [task(13, 'recover', 'done')]);
    expect(recovered.waits.has('item-14/recover')).toBe(false);
  });

  it('keeps an account that was listed with a mailbox or a second factor until that one is ours', () => {
    const account = (id: string, registeredTo: number) =>
      item(registeredTo, {
        id,
        catalogueNumber: null,
        leansOnAnyOf: [registeredTo],
        registeredTo: `item-${String(registeredTo)}`,
      });
    const shop = account('shop', 5);
    const bank = account('bank', 6);
    const held = plan([item(5), item(6), item(13), shop, bank], passed);
    expect(held.waits.get('shop/recover')?.anyOf).toEqual(['item-5']);
    expect(held.waits.get('bank/recover')?.anyOf).toEqual(['item-6']);
    expect(held.order.get('item-5/recover')).toBeLessThan(held.order.get('shop/recover') ?? 0);
    const here = { ...item(5), ...answered('provided') };
    const came = plan([here, item(6), shop, bank], passed);
    expect([came.waits.has('shop/recover'), came.waits.has('bank/recover')]).toEqual([false, true]);
    const recovered = [task(5, 'recover', 'done'), task(6, 'recover', 'done')];
    expect(plan([item(5), item(6), shop, bank], passed, recovered).waits.size).toBe(0);
  });

  it('names a way into every circle, the one inside that opens with what the warning begins with', () => {
    const own = (id: number, leansOnAnyOf: number[], notBefore: number[]) =>
      item(28, { id: String(id), position: id, catalogueNumber: id, leansOnAnyOf, notBefore });
    const [one, two] = [own(501, [509], []), own(502, [], [508])];
    const [eight, nine] = [own(508, [], [502, 501]), own(509, [], [501, 508])];
    const { circles } = plan([one, two, eight, nine], passed);
    expect(circles.map(({ items, insist }) => [items, insist])).toEqual([
      [['501', '502', '508', '509'], '502'],
      [['501', '508', '509'], '509'],
    ]);
  });

  it('names the circle of admin, registrar, mailbox and factors, and the proof that opens it', () => {
    const circle = plan([item(1), item(5), item(6), item(13), item(14)], passed);
    expect(circle.circles).toEqual([
      {
        items: ['item-1', 'item-5', 'item-6', 'item-13'],
        freeing: [['item-1'], ['item-5'], ['item-6'], ['item-13']],
        exact: true,
        wayIn: ['item-1'],
        outsideProof: ['item-1', 'item-6', 'item-5', 'item-13'],
        insist: null,
      },
    ]);
    expect(circle.waits.get('item-14/recover')?.anyOf).toEqual(['item-13']);
    expect(
      plan([item(1), item(5), item(6), item(13, answered('transferred'))], passed).circles,
    ).toEqual([]);
  });

  it('frees the whole circle by any one of them, from inside or outside', () => {
    const all = [item(1), item(5), item(6), item(13)];
    for (const one of all) {
      const freed = all.map((other) =>
        other === one ? { ...other, ...answered('provided') } : other,
      );
      const { circles, waits } = plan(freed, passed);
      expect(circles).toEqual([]);
      const waiting = [...waits.keys()].filter((key) => key.endsWith('/recover'));
      expect(waiting.length).toBeLessThan(3);
    }
  });

  it('names the circle that "not before" closes, and begins it where nothing is destroyed', () => {
    const { circles, waits, order } = plan([item(43), item(44)], passed);
    expect(circles).toMatchObject([
      { items: ['item-43', 'item-44'], freeing: [['item-44']], wayIn: ['item-44'] },
    ]);
    expect(waits.get('item-43/recover')).toEqual({ anyOf: [], allOf: ['item-44'] });
    expect(waits.get('item-44/recover')).toBeUndefined();
    expect(order.get('item-44/recover')).toBeLessThan(order.get('item-43/recover') ?? 0);
  });

  it('keeps a console until its passphrase is settled, and the agents until everything they carry is', () => {
    const here = [43, 36, 37, 42, 44, 8].map((number) => item(number, answered('provided')));
    const { order } = plan(here, { ...before, settled: true });
    const rank = (number: number, reason: 'rotate' | 'revoke' = 'rotate') =>
      order.get(taskKey(`item-${String(number)}`, reason)) ?? 0;
    expect(rank(37)).toBeLessThan(rank(36));
    expect(rank(42)).toBeLessThan(rank(8));
    for (const number of [36, 37, 42, 44]) expect(rank(number)).toBeLessThan(rank(43));
    expect(rank(36, 'revoke')).toBeLessThan(rank(43, 'revoke'));
  });

  it('warns before what would destroy something else', () => {
    const remote = plan([item(43), item(42), item(36, answered('provided'))], passed);
    expect(remote.waits.get('item-43/revoke')?.allOf).toEqual(['item-42']);
    expect(
      plan([item(43), item(42)], passed, [task(42, 'day_one', 'done')]).waits.get('item-43/revoke'),
    ).toBeUndefined();
  });

  it('keeps the storage until its volume keys are safe, and remote agents until backup, protection and disk keys are', () => {
    const storage = plan([item(32), item(33)], passed);
    expect(storage.waits.get('item-32/recover')?.allOf).toEqual(['item-33']);
    const agents = plan([item(43), item(36), item(37), item(42), item(44)], passed);
    expect(agents.waits.get('item-43/revoke')?.allOf).toEqual([
      'item-36',
      'item-37',
      'item-42',
      'item-44',
    ]);
    const backup = { ...item(36), ...answered('provided') };
    const some = plan([item(43), backup, item(37), item(42), item(44)], passed);
    expect(some.waits.get('item-43/revoke')?.allOf).toEqual(['item-37', 'item-42', 'item-44']);
  });

  it('rotates factors before passwords before shared accounts', () => {
    const items = [item(5), item(6), item(1), item(8)].map((one) => ({
      ...one,
      ...answered('provided'),
    }));
    const { order } = plan(items, { ...before, settled: true });
    const rank = (number: number) => order.get(taskKey(`item-${String(number)}`, 'rotate')) ?? 0;
    expect(rank(6)).toBeLessThan(rank(1));
    expect(rank(1)).toBeLessThan(rank(5));
  });
});

describe('what an item blocks', () => {
  const wait = (
    item: string,
    reason: 'recover' | 'rotate' | 'revoke',
    ...anyOf: string[]
  ): [TaskKey, Waits] => [taskKey(item, reason), { anyOf, allOf: [] }];
  const count = (...waits: ReturnType<typeof wait>[]) => {
    const blocked = blockedItems(new Map(waits));
    return (id: string) => [...blocked(id)].sort();
  };

  it('is what waits for it directly or through others, each once, and never itself', () => {
    const of = count(
      wait('dns', 'recover', 'registrar', 'admin'),
      wait('site', 'recover', 'dns', 'registrar'),
      wait('mail', 'rotate', 'site'),
      wait('admin', 'recover', 'mail'),
    );
    expect(of('registrar')).toEqual(['admin', 'dns', 'mail', 'site']);
    expect(of('admin')).toEqual(['dns', 'mail', 'site']);
    expect(of('nobody')).toEqual([]);
  });

  it('ends where only the closing of an access waits', () => {
    const of = count(wait('agent', 'revoke', 'backup'), wait('server', 'recover', 'agent'));
    expect(of('backup')).toEqual(['agent']);
    expect(of('agent')).toEqual(['server']);
  });
});
