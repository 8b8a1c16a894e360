import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-asking';

export const asking: Translated<typeof english.asking> = {
  title: 'Fragen zu diesem Punkt',
  ask: 'Uns etwas dazu fragen',
  yourQuestion: 'Ihre Frage',
  hint: 'Versiegelt wie alles andere. Die Antwort kommt per E-Mail und steht dann hier. Andere Punkte können Sie inzwischen beantworten.',
  send: 'Frage senden',
  sent: '<strong>Frage gesendet.</strong> Wir antworten per E-Mail und hier.',
  askedBy: '{{byName}} hat gefragt, {{when askedAt}}. Die Frage ist versiegelt.',
  waits: 'Noch nicht beantwortet.',
  answered: '{{msp.name}} antwortet, {{when answeredAt}}:',
  problems: {
    no_question: 'Schreiben Sie zuerst Ihre Frage.',
    long_question: 'Höchstens 2.000 Zeichen; stellen Sie sonst zwei Fragen.',
    questions_waiting:
      'Drei Fragen zu diesem Punkt warten schon auf uns. Die beantworten wir zuerst.',
    questions_enough:
      'Mehr Fragen nimmt diese Seite nicht an. Bitte rufen Sie an, oder schreiben Sie eine E-Mail.',
    closed: 'Diese Anforderung ist abgeschlossen; Fragen sind nicht mehr nötig.',
  },
};
