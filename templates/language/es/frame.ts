import type { MailFrame } from '../mail-words';

export const frame: MailFrame = {
  subject: '{{client}}: traspaso {{no}}, {{part}}',
  greeting: { named: 'Buenos días, {{name}}:', unnamed: 'Estimadas señoras y estimados señores:' },
  closing: { formal: 'Atentamente,', friendly: 'Un cordial saludo,' },
  verify:
    '¿Es auténtico este mensaje? Compruébelo en {{verifyUrl}}{{#if callBack}}, o llame a {{client}} a su número público, {{callBack}}{{/if}}.',
  linkBelow: 'O abra esta dirección:',
  more: 'y {{n}} más',
  today: 'hoy',
  byDay: 'para el {{day}}',
  mark: {
    critical: 'crítico',
    onlyYou: 'solo ustedes pueden liberarlo',
    promised: 'prometido por ustedes para el {{day}}',
  },
  withNote: '{{line}}, devuelto: «{{note}}»',
  wantedToo: 'Además, algo que envió no se pudo usar aquí:',
  standing:
    'Abiertos ahora: {{open}} de {{total}}. Fechas de la carta: {{#if criticalOpen}}elementos críticos, {{criticalDue}}; {{/if}}lista completa, {{deadline}}.',
  promisedFor: '{{name}}, prometido para el {{day}}',
  dueOn: '{{task}}: {{name}}, para el {{day}}{{#if owner}} ({{owner}}){{/if}}',
  story: {
    requested: '{{day}}: carta de solicitud enviada',
    reached: '{{day}}: preguntamos si había llegado',
    opened: '{{day}}: enlace abierto',
    answered: '{{day}}: {{plural count "1 respuesta recibida" "%n respuestas recibidas"}}',
    reminded: '{{day}}: recordatorio enviado',
    promised: '{{day}}: fecha anunciada para {{plural count "1 elemento" "%n elementos"}}',
    promise_broken: '{{day}}: la fecha anunciada había pasado',
    critical_due: '{{day}}: vencen los elementos críticos',
    escalated: '{{day}}: carta a la dirección',
    deadline: '{{day}}: plazo de todos los elementos',
    noticed: '{{day}}: requerimiento formal enviado',
  },
  settled: {
    invoice_paid:
      'La factura que ustedes citaron está pagada{{#if amount}}: {{amount}}{{/if}}{{#if day}}, el {{day}}{{/if}}.',
    security_offered:
      'Se ofrece una garantía por la suma reclamada{{#if amount}}: {{amount}}{{/if}}{{#if day}}, hasta el {{day}}{{/if}}.',
    escrow_offered:
      'Se ofrece un depósito en garantía por la suma discutida{{#if amount}}: {{amount}}{{/if}}{{#if day}}, hasta el {{day}}{{/if}}.',
    asked_again: 'Su motivo se ha tratado con el cliente, que pide la entrega.',
    counsel_engaged: 'Se ha encargado el asunto a un abogado.',
    waived: 'Ya no se pide.',
  },
  refusal: {
    unpaid_invoice: 'factura sin pagar',
    contract: 'contrato',
    legal: 'motivo jurídico',
    policy: 'norma interna',
    other: 'otro motivo',
  },
  stalled: {
    authority_unsigned: 'el poder no está firmado',
    every_contact_bounced: 'ningún contacto es localizable por correo',
    link_never_opened: 'nadie ha abierto un enlace',
    no_answer: 'no hay respuesta desde hace días',
    refused: 'se han rechazado elementos',
    promise_broken: 'una fecha prometida pasó sin respuesta',
    ladder_exhausted: 'se han dado todos los pasos',
    rejected_not_replaced: 'no se han sustituido respuestas devueltas',
    task_overdue: 'una tarea va con retraso',
    circle: 'unas tareas esperan a otras',
    mail_failing: 'el servidor de correo no acepta nuestros mensajes',
    worker_failing: 'el worker no avanza',
  },
  declined: {
    items: 'la lista no es correcta',
    not_entitled: 'debe firmar otra persona',
    not_leaving: 'el cambio a nosotros no se hace, o aún no',
    unclear: 'antes hay preguntas',
    other: 'por otro motivo',
  },
  task: {
    recover: 'Recuperar',
    rotate: 'Renovar',
    revoke: 'Retirar',
    day_one: 'Hacer innecesario',
    verify: 'Comprobar',
  },
  and: 'y',
};
