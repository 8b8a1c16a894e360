import { taskKey } from '../../domain/resets/plan-facts';
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

  it('names the circle of admin, registrar, mailbox and factors, and the proof that opens it', () => {
    const circle = plan([item(1), item(5), item(6), item(13), item(14)], passed);
    expect(circle.circles).toEqual([
      { items: ['item-1', 'item-5', 'item-6', 'item-13'], outsideProof: [1, 6, 5, 13] },
    ]);
    expect(circle.waits.get('item-14/recover')?.anyOf).toEqual(['item-13']);
    expect(
      plan([item(1), item(5), item(6), item(13, answered('transferred'))], passed).circles,
    ).toEqual([]);
  });

  it('warns before what would destroy something else', () => {
    const remote = plan([item(43), item(42), item(36, answered('provided'))], passed);
    expect(remote.waits.get('item-43/revoke')?.allOf).toEqual(['item-42']);
    expect(
      plan([item(43), item(42)], passed, [task(42, 'day_one', 'done')]).waits.get('item-43/revoke'),
    ).toBeUndefined();
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
