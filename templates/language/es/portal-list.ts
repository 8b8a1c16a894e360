import type * as english from '../en-GB/portal-list';
import type { Translated } from '../portal-words';

export const list: Translated<typeof english.list> = {
  title: '{{link.clientName}} le pide que entregue sus datos de acceso',
  lead: '{{msp.name}}, su nuevo proveedor, los reúne{{#if signed}} con un poder por escrito{{/if}}. Responda por partes y en cualquier orden{{#if link.deadlineAt}}{{#if past}}. El plazo ha vencido ({{day link.deadlineAt zone=link.previousMspTimeZone}}); lo que falta se sigue necesitando{{else}}, y vuelva cuando quiera hasta que venza el plazo ({{day link.deadlineAt zone=link.previousMspTimeZone}}, al final del día){{/if}}{{/if}}.',
  over: '<strong>Esta solicitud está cerrada.</strong> Ya no necesitamos nada de usted. Sus recibos se quedan aquí.',
  wanted: {
    title: 'Algo que envió no se pudo usar',
    button: 'Enviarlo otra vez',
  },
  saved:
    '<strong>Guardado: {{saved.name}}.</strong> La respuesta está sellada: puede sustituirla, y nadie puede volver a leerla aquí.',
  late: 'El día que ha indicado es posterior al plazo. La recuperación empieza igualmente al vencer el plazo, {{day link.deadlineAt}}; lo que envíe la detiene para este elemento.',
  next: 'Siguiente: {{next.name}}',
  whoAsks: 'Quién lo pide',
  signed:
    'Firmado por {{signed.name}}, {{signed.title}}, {{link.clientName}}{{#if signed.on}}, {{day signed.on}}{{/if}}',
  doubts:
    '¿Dudas? {{#if letter}}Lea la carta, compruébela o llame{{else}}Llame{{/if}} a {{link.clientName}} {{#if link.callBackPhone}}a su número público, {{link.callBackPhone}}{{else}}a un número que ya tenga{{/if}}. Solicitud {{link.number}}{{#if letter}}, código <span class="mono">{{letter.code}}</span>{{/if}}.',
  letter: 'Carta <span class="visually-hidden">de solicitud (PDF)</span>',
  check: 'Comprobar <span class="visually-hidden">que la carta es nuestra</span>',
  happens: {
    title: 'Qué ocurre con lo que envía',
    sealed:
      'Cada respuesta se cifra en cuanto la guarda, con una clave que solo puede abrir la caja fuerte de {{msp.name}}. Este sitio no puede volver a leerla, ni tampoco nadie que tenga su enlace.',
    changed:
      'La respuesta pasa a la documentación de {{link.clientName}}. {{msp.name}} cambia después cada contraseña que envíe, de modo que usted deja de ser responsable de ella.',
    replaced:
      'Puede sustituir una respuesta en cualquier momento. «Terminado por ahora» le da un recibo de lo que ha entregado y cuándo.',
    doNot:
      '<strong>Por favor, no</strong> envíe contraseñas por correo o chat, ni reenvíe su enlace, ni bloquee, cambie o borre nada antes de entregarlo.',
  },
  progress: 'Progreso',
  soFar:
    '<strong>{{progress.answered}} de {{progress.total}} respondidos</strong>{{#if progress.promised}}, {{progress.promised}} con fecha prometida{{/if}}, {{progress.toGo}} {{count progress.toGo one="pendiente" other="pendientes"}}',
  bar: '{{answered}} de {{total}} respondidos{{#if promised}}, {{promised}} con fecha prometida{{/if}}',
  ofGroup: '{{answered}} de {{total}}',
  receipts: 'Sus recibos',
  items: '{{count n one="# elemento" other="# elementos"}}',
  finish: 'Terminado por ahora',
  sitting:
    '{{count sitting.saved one="# respuesta guardada" other="# respuestas guardadas"}} desde su último recibo. Todo lo guardado está a salvo.',
  sittingAlso:
    '{{count sitting.saved one="# respuesta" other="# respuestas"}} y {{count sitting.also one="# entrada más" other="# entradas más"}} guardadas desde su último recibo. Todo lo guardado está a salvo.',
  haveReceipt: 'Todo lo guardado está a salvo, y usted tiene su recibo.',
  begin: 'Abra un elemento para responder. Lo que guarde queda a salvo al momento.',
  questions:
    '¿Preguntas? Escriba a <a href="mailto:{{msp.email}}">{{msp.email}}</a>, sin contraseñas, o llame al {{msp.phone}}.',
  critical: 'crítico',
  onlyYou: 'solo ustedes pueden liberarlo',
  onlyYouGroup: 'Solo ustedes pueden liberarlos',
};

export const clientList: Translated<typeof english.clientList> = {
  title: '{{link.previousMspName}} dice que usted tiene esto',
  lead: '{{msp.name}} lo necesita para atender a {{link.clientName}}. Responda en cualquier orden. Si no tiene alguno, dígalo: lo conseguiremos de otro modo.',
  over: '<strong>Esta solicitud está cerrada.</strong> Ya no necesitamos nada de usted. Sus recibos se quedan aquí.',
  toGo: '<strong>Faltan {{toDo}} de {{total}}</strong>',
  nothing: 'Ya no le pedimos nada. Gracias.',
  sealed: 'Cada respuesta se cifra en cuanto la guarda.',
};

export const standing: Translated<typeof english.standing> = {
  accepted: 'aceptado, gracias',
  waived: 'ya no hace falta',
  rejected: 'envíelo otra vez, por favor',
  outstanding: 'pendiente',
  promised: 'prometido para',
  promisePassed: 'estaba prometido para',
  saved: 'guardado',
  never_held: 'nunca lo tuvo, guardado',
  notWithYou: 'usted no lo tiene, guardado',
  client_has_it: 'lo tiene el cliente, guardado',
  transferred: 'transferido, guardado',
  handed_over: 'entregado, guardado',
  refused: {
    unpaid_invoice: 'no puede: factura impagada',
    contract: 'no puede: contrato',
    legal: 'no puede: motivos legales',
    policy: 'no puede: sus normas internas',
    other: 'no puede por ahora',
  },
};
