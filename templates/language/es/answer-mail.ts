import type { MailTexts } from '../mail-words';

type AnswerTemplate =
  | 'promise-broken'
  | 'sent-back'
  | 'send-again'
  | 'refusal-answered'
  | 'swap-agreed'
  | 'swap-agreed-house';

/** Messages that an answer called for: a promise, one that went back, a refusal, a time to sit down together. */
export const answerMail: Pick<MailTexts, AnswerTemplate> = {
  'promise-broken': {
    part: 'una fecha que ya pasó',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Tuvo la amabilidad de anunciar una fecha, que ya ha pasado, para:' },
      { list: 'promised', most: 20 },
      {
        p: '{{#if cameNames}}Entretanto hemos recibido de ustedes {{cameNames}}, con nuestro agradecimiento.{{/if}}',
      },
      {
        p: '¿Qué lo impide? Si antes debe actuar un colega o un proveedor, díganos quién es y hablaremos con él. Si una parte está lista, ya es bienvenida.',
      },
      {
        p: '{{#if others}}Su página contiene {{plural others "otro elemento abierto" "otros %n elementos abiertos"}}.{{/if}}',
      },
      { button: 'Decir qué lo impide' },
    ],
  },
  'swap-agreed': {
    part: 'la hora para el cambio conjunto',
    tone: 'friendly',
    verify: true,
    blocks: [
      { p: 'Gracias por las horas propuestas. Hacemos juntos el cambio de «{{item}}»:' },
      { say: ['{{startsAt}} (aquí: {{startsThere}}).'] },
      {
        p: 'Hemos reservado una hora, y va adjunta una cita para su agenda. Tenga a mano el teléfono o el buzón al que está vinculado; le llamamos al comenzar la hora.',
      },
      {
        p: 'Hecho el cambio, elija «Transferido» u «Objeto entregado» en su página, y quedará cerrado. Si la hora ya no le conviene, basta una línea de respuesta.',
      },
      { button: 'Abrir el elemento' },
    ],
  },
  'swap-agreed-house': {
    part: 'hay un cambio conjunto acordado',
    tone: 'friendly',
    blocks: [
      { p: '{{msp}} hará con nosotros el cambio de «{{item}}» de {{client}}:' },
      { say: ['{{startsAt}} (allí: {{startsThere}}).'] },
      {
        p: 'La cita para su agenda va adjunta. Está prometido para el final de ese día; si no se hace, la petición sigue.',
      },
      { button: 'Abrir el elemento' },
    ],
  },
  'sent-back': {
    part: '{{plural open "un elemento por revisar" "%n elementos por revisar"}}',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Hemos probado sus respuestas. {{plural open "Una no funcionó" "%n no funcionaron"}} aquí; la línea dice qué vimos y qué ayudaría:',
      },
      { list: 'outstanding', most: 40 },
      { p: '{{#if cameNames}}Gracias también por {{cameNames}}.{{/if}}' },
      {
        p: 'Las mismas palabras están al lado en su página. Lo que guarde allí sustituye a lo enviado antes. Si algo no está claro, conteste con una línea.',
      },
      { button: 'Corregirlo' },
    ],
  },
  'send-again': {
    part: 'un envío por repetir',
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Algo que envió para {{client}} no se pudo usar. Esto era, y esto ayudaría:',
      },
      { list: 'wanted' },
      {
        p: 'También figura en su página, hasta que llegue lo que lo sustituye.',
      },
      { button: 'Enviarlo otra vez' },
    ],
  },
  'refusal-answered': {
    part: 'sobre lo que retienen',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Nos ha dicho el motivo por el que retienen {{plural open "un elemento" "%n elementos"}} de {{client}}. Hemos tomado nota.{{#if settledCount}} Se ha hecho lo siguiente:{{/if}}',
      },
      { list: 'settled', most: 10 },
      { p: '{{plural open "Se trata de:" "Se trata de estos elementos:"}}' },
      { list: 'outstanding', most: 40 },
      {
        p: 'Las reclamaciones son asunto aparte, y ninguna de las partes renuncia con ello a un derecho. Le rogamos que entregue lo enumerado; su página lo acepta como antes. Si la suma o el vencimiento no le parecen correctos, indique en su respuesta la reclamación, la suma y el día.',
      },
      { button: 'Entregar' },
    ],
  },
};
