import { answer, DAY, mail, open, type Temper } from './temper';

/** Months after the deadline, when a handover that nobody answered has long been closed. */
const LONG_AFTER = 60 * DAY;

/** Tempers that hold back, cannot be reached, or come too late. */
export const UNWILLING: readonly Temper[] = [
  {
    name: 'promising',
    react: ({ reader, nth }, dice) =>
      nth === 1
        ? [
            answer(reader, dice.whole(2, DAY), { type: 'promised', promisedFor: dice.whole(4, 8) }),
            answer(reader, 5 * DAY, { of: 'promised', share: 0.5 }),
          ]
        : nth === 2
          ? [
              answer(reader, dice.whole(2, DAY), {
                type: 'promised',
                of: 'promised',
                share: 0.6,
                promisedFor: 5,
              }),
            ]
          : [answer(reader, dice.whole(DAY, 2 * DAY), { of: 'promised', share: 0.4 })],
  },
  {
    name: 'refusing',
    react: ({ reader, nth }, dice) =>
      nth === 1
        ? [
            open(reader, dice.whole(1, 4)),
            answer(reader, 2 * DAY, { type: 'refused', share: 0.35 }, { share: 0.8 }),
          ]
        : [answer(reader, DAY, { of: 'sent-back' }, { type: 'never_held', share: 0.3 }, {})],
  },
  {
    name: 'hostile',
    react: ({ reader, template }, dice) =>
      reader === 'owner' && template === 'escalation'
        ? [answer('owner', dice.whole(DAY, 2 * DAY), { type: 'refused', share: 0.7 })]
        : [],
  },
  {
    name: 'bouncing',
    hasMailbox: (reader) => reader !== 'first',
    react: ({ reader }, dice) => [
      open(reader, dice.whole(1, 4)),
      answer(reader, dice.whole(5, 2 * DAY), { share: 0.7 }),
    ],
  },
  {
    name: 'wrong-person',
    react: ({ reader, nth }, dice) => {
      if (reader === 'owner') return [answer('owner', dice.whole(4, 2 * DAY))];
      return nth === 1 ? [mail(reader, dice.whole(1, DAY), 'not-me')] : [];
    },
  },
  {
    name: 'sold',
    hasMailbox: (_reader, day) => day < 4,
    react: ({ reader, nth }, dice) =>
      nth === 1 ? [answer(reader, dice.whole(DAY, 2 * DAY), { share: 0.4 })] : [],
  },
  {
    name: 'after-closing',
    react: ({ reader, template }) =>
      reader === 'owner' && template === 'deadline' ? [answer('owner', LONG_AFTER)] : [],
  },
  { name: 'silent', react: () => [] },
];
