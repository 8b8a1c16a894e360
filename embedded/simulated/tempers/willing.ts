import { answer, DAY, mail, open, type Temper } from './temper';

/** Tempers that hand over in the end, each with its own detour. */
export const WILLING: readonly Temper[] = [
  {
    name: 'prompt',
    react: ({ reader, nth }, dice) =>
      nth > 1
        ? [answer(reader, dice.whole(2, DAY))]
        : [
            open(reader, dice.whole(0, 3)),
            answer(reader, dice.whole(3, 6), { share: 0.6 }),
            answer(reader, DAY + dice.whole(2, 7)),
          ],
  },
  {
    name: 'slow',
    react: ({ reader, template }, dice) => {
      if (['request', 'reached', 'reminder'].includes(template)) return [];
      const inHours = dice.whole(DAY, 3 * DAY);
      if (template === 'critical') return [answer(reader, inHours, { of: 'critical' })];
      return [answer(reader, inHours, { share: template === 'escalation' ? 0.5 : 1 })];
    },
  },
  {
    name: 'forgetful',
    react: ({ reader, nth }, dice) => [
      open(reader, dice.whole(1, 5)),
      answer(reader, dice.whole(5, 2 * DAY), { share: nth > 3 ? 1 : 0.3 }),
    ],
  },
  {
    name: 'out-of-office',
    react: ({ reader, nth, day }, dice) => {
      if (reader !== 'first') return [];
      const back = nth === 1 ? [answer('first', 10 * DAY + dice.whole(1, DAY))] : [];
      return day < 10 ? [mail('first', 0, 'out-of-office'), ...back] : [answer('first', 2)];
    },
  },
  {
    name: 'by-mail',
    react: ({ reader, nth }, dice) =>
      nth < 3
        ? [mail(reader, dice.whole(1, DAY), 'reply')]
        : [answer(reader, dice.whole(2, DAY), { share: nth === 3 ? 0.7 : 1 })],
  },
  {
    name: 'twice',
    react: ({ reader, nth }, dice) =>
      nth > 1
        ? [answer(reader, dice.whole(2, DAY))]
        : [
            answer(reader, dice.whole(2, DAY), { share: 0.8 }),
            answer(reader, DAY + dice.whole(4, DAY), { of: 'answered', share: 0.5 }, { share: 1 }),
          ],
  },
  {
    name: 'garbage',
    react: ({ reader, nth }, dice) =>
      nth === 1
        ? [answer(reader, dice.whole(2, DAY), { share: 0.5, garbage: true }, { share: 1 })]
        : [
            answer(
              reader,
              dice.whole(2, 2 * DAY),
              { of: 'sent-back', garbage: nth < 3 },
              { share: 1 },
            ),
          ],
  },
  {
    name: 'delegating',
    react: ({ reader, nth }, dice) => {
      if (reader === 'first' && nth === 1) return [mail('first', dice.whole(1, 4), 'colleague')];
      // The colleague works at the same desk, with the first contact's link.
      if (reader === 'first')
        return [answer('first', dice.whole(3, 2 * DAY), { share: nth > 2 ? 1 : 0.6 })];
      return reader === 'second' ? [answer('second', dice.whole(2, DAY))] : [];
    },
  },
];
