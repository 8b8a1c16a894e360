import type { MailTexts } from '../mail-words';

type OtherTemplate =
  | 'receipt'
  | 'all-done'
  | 'overdue-task'
  | 'closed'
  | 'stalled'
  | 'purge-warning'
  | 'contact-bounced'
  | 'mail-came';

/** Thanks to who answered, and notes inside our own house (account manager: about 40 words). */
export const houseMail: Pick<MailTexts, OtherTemplate> = {
  receipt: {
    part: 'recibo {{receiptNumber}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{plural submitted "Su respuesta ha llegado y está sellada" "Sus %n respuestas han llegado y están selladas"}}. El recibo adjunto es suyo: muestra qué llegó, cuándo y de quién, sin ningún secreto.',
      },
      {
        p: '{{#if open}}{{answered}} de {{total}} {{plural answered "está hecho" "están hechos"}}; un buen siguiente sería «{{firstOpen}}». No hay prisa.{{else}}Era el último elemento.{{/if}}',
      },
      { button: '{{#if open}}Seguir por ahí{{else}}Ver su página{{/if}}' },
    ],
  },
  'all-done': {
    part: 'todo respondido',
    tone: 'friendly',
    blocks: [
      {
        p: 'Cada uno de los {{total}} elementos tiene respuesta. Ha costado cuidado y paciencia; gracias por ambas cosas, también en nombre de {{client}}.',
      },
      {
        p: 'Desde aquí el trabajo es nuestro: comprobamos lo que llegó y cambiamos cada contraseña, para que usted no tenga que cuidar de ninguna. Si una no funciona, tendrá noticias nuestras; si no, este es el último mensaje. Sus recibos quedan en la página.',
      },
      { button: 'Ver los recibos' },
    ],
  },
  'overdue-task': {
    part: '{{plural taskCount "1 tarea con retraso" "%n tareas con retraso"}}',
    tone: 'friendly',
    blocks: [
      { p: 'En {{client}} ha vencido el plazo para:' },
      { list: 'tasks', most: 50 },
      {
        p: '{{#if again}}{{plural again "Una estaba" "%n estaban"}} ya en un recordatorio anterior. Por eso leen esto la dirección del equipo y quien gestiona la cuenta.{{/if}}',
      },
      {
        p: 'Le rogamos que la termine, o que anote en ella qué la detiene, para que alguien pueda desbloquearla.',
      },
      { button: 'Abrir las tareas' },
    ],
  },
  closed: {
    part: 'cerrado',
    tone: 'friendly',
    blocks: [
      {
        p: 'El traspaso está cerrado: de {{total}} elementos, {{accepted}} aceptados, {{recovered}} recuperados, {{rotated}} renovados y {{waived}} dispensados. El informe va adjunto.',
      },
      { button: 'Abrir el traspaso' },
    ],
  },
  stalled: {
    part: 'le necesita',
    tone: 'friendly',
    blocks: [
      {
        p: '{{#if more}}{{plural more "Se ha rechazado un punto más" "Se han rechazado %n puntos más"}}, además de lo que espera su decisión desde el {{since}}. La página los muestra juntos.{{else}}Parado desde el {{since}}: {{reason}}. La página ofrece el paso que hace avanzar a {{client}}.{{/if}}',
      },
      { button: 'Desbloquear' },
    ],
  },
  'purge-warning': {
    part: 'los secretos se destruyen {{#if soon}}mañana{{else}}en {{daysLeft}} días{{/if}}',
    tone: 'friendly',
    blocks: [
      {
        p: 'Lo que {{msp}} envió por {{client}} se destruye el {{purgeOn}}. Después nadie podrá abrirlo, tampoco nosotros.',
      },
      {
        p: '¿Está todo anotado donde guardan estas cosas? Entonces no hay nada que hacer. Si no, amplíe el plazo en la página, con un motivo.',
      },
      { button: 'Ver o ampliar' },
    ],
  },
  'contact-bounced': {
    part: 'correo devuelto: {{who}}',
    tone: 'friendly',
    blocks: [
      {
        p: 'Un correo a {{who}} se devolvió de forma definitiva; no cuenta como recordatorio. {{#if nextName}}Escribimos en su lugar a {{nextName}}.{{else}}En {{whose}} no hay a quién más escribir.{{/if}} Si conoce una dirección mejor, anótela en la página.',
      },
      { button: 'Ver los contactos' },
    ],
  },
  'mail-came': {
    part: '{{#if replies}}{{plural replies "una respuesta por correo" "%n respuestas por correo"}}{{else}}un correo por ver{{/if}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{#if replies}}Para {{client}} {{plural replies "llegó una respuesta" "llegaron %n respuestas"}} por correo y no por la página. El contenido está sellado; hay archivos que esperan a que los asigne a un elemento.{{/if}}',
      },
      {
        p: '{{#if odd}}Ningún programa supo interpretar {{plural odd "un correo" "%n correos"}} sobre nuestros mensajes. Le rogamos que lo mire.{{/if}}',
      },
      { p: 'Los recordatorios siguen hasta que usted los detenga.' },
      { button: 'Leer la correspondencia' },
    ],
  },
};
