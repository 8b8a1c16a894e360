import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-asking';

export const asking: Translated<typeof english.asking> = {
  title: 'Preguntas sobre este elemento',
  ask: 'Preguntarnos algo',
  yourQuestion: 'Su pregunta',
  hint: 'Sellada como todo lo demás. La respuesta llega por correo y queda aquí. Mientras tanto puede responder a otros elementos.',
  send: 'Enviar la pregunta',
  sent: '<strong>Pregunta enviada.</strong> Respondemos por correo y aquí.',
  askedBy: '{{byName}} preguntó {{when askedAt}}. La pregunta está sellada.',
  waits: 'Aún sin respuesta.',
  answered: '{{msp.name}} responde, {{when answeredAt}}:',
  problems: {
    no_question: 'Escriba primero su pregunta.',
    long_question: 'Como máximo 2000 caracteres; si no bastan, haga dos preguntas.',
    questions_waiting:
      'Ya hay tres preguntas sobre este elemento pendientes de respuesta. Primero responderemos a esas.',
    questions_enough: 'Esta página ya no acepta más preguntas. Llámenos o escríbanos un correo.',
    closed: 'Esta solicitud está cerrada; ya no hacen falta preguntas.',
  },
};
