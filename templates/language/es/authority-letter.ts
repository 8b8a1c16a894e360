import type { AuthorityWords, NoticeWords } from '../letter-words';

export const authority: AuthorityWords = {
  title: 'Poder {{no}}: {{client}}',
  subject: 'Asunto: poder para la entrega por {{msp}}',
  paragraphs: [
    '{{client}}{{#if clientAddress}}, {{clientAddress}}{{/if}}{{#if clientRegister}} ({{clientRegister}}){{/if}}, representado por {{signatory}}{{#if signatoryTitle}}, {{signatoryTitle}}{{/if}}, faculta a {{us}}{{#if usAddress}}, {{usAddress}}{{/if}}, para pedir, recibir, transferir y comprobar en su nombre los elementos enumerados en el anexo, así como las cuentas, dominios, números de teléfono y tenants (entornos en la nube) que les corresponden.',
    'Rogamos a {{msp}}{{#if mspAddress}}, {{mspAddress}}{{/if}}, que entregue estos elementos a {{us}} y dé la información necesaria para usarlos.',
    'Este poder vale desde el {{validFrom}} hasta el {{validUntil}}. Podemos revocarlo por escrito en cualquier momento. Pone fin a todo permiso anterior de {{msp}} para administrar estos elementos, salvo lo que exija la entrega.',
    'No faculta a {{us}} para pagar, reconocer reclamaciones o renunciar a ellas, ni para modificar nuestros contratos con {{msp}}.',
    '{{#if callBack}}Quien desee comprobar este poder puede llamarnos a nuestro número público, {{callBack}}.{{else}}Quien desee comprobar este poder puede llamarnos a nuestro número público.{{/if}}',
  ],
  signed: {
    title: 'Firmado electrónicamente',
    lines: [
      'Nombre: {{name}}',
      'Cargo: {{capacity}}',
      'Firmado: {{at}}',
      'Desde la dirección IP: {{ip}}',
    ],
    consent: 'Declaración al firmar: «{{consent}}»',
  },
  unsigned: 'Por {{client}}:',
  annex: { title: 'Anexo: los elementos', head: ['N.º', 'Elemento', 'Clase'] },
};

export const notice: NoticeWords = {
  title: 'Requerimiento formal {{no}}: {{client}}',
  subject: 'Asunto: requerimiento formal de entrega de accesos, claves y documentos',
  sentBy: 'Correo certificado con acuse de recibo',
  before: [
    'Por medio de {{us}}, a quien dimos poder, les pedimos el {{requestedOn}} que entregaran aquello de lo que dependen nuestros sistemas. {{plural total "Un elemento no se ha entregado y figura" "%n elementos no se han entregado y figuran"}} en el anexo.',
    'Nosotros, el cliente, lo exigimos para el {{requireBy}}.',
  ],
  story: 'Qué se envió y qué se recibió',
  events: {
    requested: '{{day}}: solicitud {{no}} enviada',
    reached: '{{day}}: pregunta sobre si había llegado',
    opened: '{{day}}: se abrió su enlace',
    answered:
      '{{day}}: {{plural count "una respuesta recibida" "%n respuestas recibidas"}}, que agradecemos',
    reminded: '{{day}}: recordatorio enviado',
    promised: '{{day}}: anunciaron una fecha para {{plural count "un elemento" "%n elementos"}}',
    promise_broken: '{{day}}: pasó la fecha que habían anunciado',
    critical_due: '{{day}}: vencieron los elementos críticos',
    escalated: '{{day}}: carta a su dirección',
    deadline: '{{day}}: vencieron todos los elementos',
    noticed: '{{day}}: requerimiento formal',
    refused:
      '{{day}}: {{plural count "un elemento rechazado" "%n elementos rechazados"}} por ustedes, con un motivo',
  },
  after: [
    'La entrega se hace a {{us}}, por el enlace que se les envió, y por mensajero si son objetos. Les rogamos que no envíen contraseñas por correo ni chat.',
    'Su acceso a nuestros sistemas {{#if accessOver}}terminó{{else}}termina{{/if}} {{accessEnds}}, salvo lo que exija la entrega. Les rogamos que confirmen por escrito que se ha retirado.',
    'Hasta la entrega, les rogamos que conserven intactos todas las copias de seguridad, registros, claves, licencias y segundos factores que nos conciernen.',
    '{{law}} Si retienen un elemento por una reclamación, indiquen, por favor, el elemento, la reclamación, el importe y el vencimiento.',
    'Lo que no se entregue, lo sustituimos. Quedan reservados todos nuestros derechos; esta carta no reconoce nada ni renuncia a nada.',
  ],
  annex: {
    title: 'Anexo: elementos no entregados',
    head: ['N.º', 'Elemento', 'Su respuesta hasta ahora', 'Una respuesta completa contiene'],
  },
  soFar: {
    none: 'ninguna',
    promised: 'anunciado para el {{until}}',
    promise_passed: 'anunciado para el {{until}}, no recibido',
    refused: 'rechazado el {{day}}: {{reason}}',
    rejected: 'del {{day}}, devuelto por incompleto',
  },
};
