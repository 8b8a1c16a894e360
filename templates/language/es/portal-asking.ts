import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-asking';

export const asking: Translated<typeof english.asking> = {
  title: 'Preguntas sobre este punto',
  ask: 'Preguntarnos algo',
  yourQuestion: 'Su pregunta',
  hint: 'Sellada como todo lo demás. La respuesta llega por correo y queda aquí. Mientras tanto puede responder otros puntos.',
  send: 'Enviar la pregunta',
  sent: '<strong>Preguntado.</strong> Respondemos por correo y aquí.',
  askedBy: '{{byName}} preguntó {{when askedAt}}. La pregunta está sellada.',
  waits: 'Aún sin respuesta.',
  answered: '{{msp.name}} responde, {{when answeredAt}}:',
  problems: {
    no_question: 'Escriba primero su pregunta.',
    long_question: 'Como máximo 2000 caracteres, o haga dos preguntas.',
    questions_waiting: 'Ya nos esperan tres preguntas sobre este punto. Respondemos antes esas.',
    questions_enough: 'Esta página ya no acepta más preguntas. Llámenos o escriba un correo.',
    closed: 'Esta solicitud está cerrada; ya no hacen falta preguntas.',
  },
};
